package app.visant.application.shared;

import app.visant.application.shared.port.StorageUnavailableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Does together what is asked for together, as a database commits together what arrives while it flushes. One batch is
 * under way at a time; what is asked for meanwhile gathers and is the next one. So a question asked alone is answered at
 * once, by its own thread, and under load a batch costs what one question did.
 *
 * @param <G> what a batch has in common
 * @param <Q> a question
 * @param <A> its answer
 */
public final class Batcher<G, Q, A> {
    private static final int MOST = 256;

    private final Function<Q, G> group;
    private final BiFunction<G, List<Q>, List<A>> work;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Asked<Q, A>> waiting = new ArrayDeque<>();
    private boolean busy;
    private int asked;

    /**
     * @param group questions are put into one batch if this is equal
     * @param work answers each question of a batch, in their order; repeated one by one if it fails, so that a question
     *     that cannot be answered spoils no other
     */
    public Batcher(Function<Q, G> group, BiFunction<G, List<Q>, List<A>> work) {
        this.group = group;
        this.work = work;
    }

    /**
     * The answer to the question.
     *
     * @throws RuntimeException what the work threw for it
     */
    public A ask(Q question) {
        var mine = new Asked<Q, A>(question);
        if (lineUp(mine) || mine.called()) {
            lead(mine);
        }
        return mine.answer();
    }

    /** Questions that are in line or being answered. */
    int asked() {
        lock.lock();
        try {
            return asked;
        } finally {
            lock.unlock();
        }
    }

    /** True if nobody is at work, which is then the caller's part. */
    private boolean lineUp(Asked<Q, A> mine) {
        lock.lock();
        try {
            waiting.addLast(mine);
            asked++;
            var first = !busy;
            busy = true;
            return first;
        } finally {
            lock.unlock();
        }
    }

    /** The caller stands first in line. It does one batch, with its own question in it, and hands over. */
    private void lead(Asked<Q, A> mine) {
        var batch = take(group.apply(mine.question));
        try {
            answer(batch);
        } finally {
            handOver(batch.size());
        }
    }

    private List<Asked<Q, A>> take(G wanted) {
        lock.lock();
        try {
            var batch = new ArrayList<Asked<Q, A>>();
            for (var each = waiting.iterator(); each.hasNext() && batch.size() < MOST; ) {
                var asked = each.next();
                if (group.apply(asked.question).equals(wanted)) {
                    batch.add(asked);
                    each.remove();
                }
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void handOver(int answered) {
        lock.lock();
        try {
            asked -= answered;
            if (waiting.isEmpty()) {
                busy = false;
            } else {
                waiting.getFirst().call();
            }
        } finally {
            lock.unlock();
        }
    }

    private void answer(List<Asked<Q, A>> batch) {
        try {
            perform(batch);
        } catch (StorageUnavailableException failure) {
            // It would fail for each of them, and each would wait.
            batch.forEach(asked -> asked.fail(failure));
        } catch (RuntimeException failure) {
            if (batch.size() == 1) {
                batch.getFirst().fail(failure);
            } else {
                batch.forEach(asked -> answer(List.of(asked)));
            }
        } catch (Error failure) {
            batch.forEach(asked -> asked.fail(failure));
            throw failure;
        }
    }

    private void perform(List<Asked<Q, A>> batch) {
        var questions = batch.stream().map(asked -> asked.question).toList();
        var answers = work.apply(group.apply(questions.getFirst()), questions);
        if (answers.size() != questions.size()) {
            throw new IllegalStateException("%d questions and %d answers".formatted(questions.size(), answers.size()));
        }
        for (var i = 0; i < answers.size(); i++) {
            batch.get(i).complete(answers.get(i));
        }
    }

    /** A question in line. Its thread waits until it is answered, or called to do the next batch. */
    private static final class Asked<Q, A> {
        private final Q question;
        private final CompletableFuture<A> answer = new CompletableFuture<>();
        private final CompletableFuture<Boolean> turn = new CompletableFuture<>();

        Asked(Q question) {
            this.question = question;
        }

        boolean called() {
            return turn.join();
        }

        void call() {
            turn.complete(true);
        }

        void complete(A value) {
            answer.complete(value);
            turn.complete(false);
        }

        void fail(Throwable failure) {
            answer.completeExceptionally(failure);
            turn.complete(false);
        }

        A answer() {
            try {
                return answer.join();
            } catch (CompletionException failed) {
                throw unwrapped(failed);
            }
        }

        private static RuntimeException unwrapped(CompletionException failed) {
            return switch (failed.getCause()) {
                case RuntimeException cause -> cause;
                case Error cause -> throw cause;
                case null, default -> failed;
            };
        }
    }
}
