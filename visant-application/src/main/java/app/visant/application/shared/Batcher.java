package app.visant.application.shared;

import app.visant.application.shared.port.StorageUnavailableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Does together what is asked for together, as a database commits together what arrives while it flushes. One batch of a
 * group is under way at a time; what is asked for meanwhile gathers and is the group's next. So a question asked alone is
 * answered at once, by its own thread, and under load a batch costs what one question did.
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
    /** Those who wait, by group; a group that nobody works for is not there. */
    private final Map<G, Deque<Asked<G, Q, A>>> lines = new HashMap<>();

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
        var mine = new Asked<G, Q, A>(group.apply(question), question);
        if (lineUp(mine) || mine.called()) {
            lead(mine.group);
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

    /** True if nobody is at work for the group, which is then the caller's part. */
    private boolean lineUp(Asked<G, Q, A> mine) {
        lock.lock();
        try {
            asked++;
            var first = !lines.containsKey(mine.group);
            lines.computeIfAbsent(mine.group, none -> new ArrayDeque<>()).addLast(mine);
            return first;
        } finally {
            lock.unlock();
        }
    }

    /** The caller stands first in line. It does one batch, with its own question in it, and hands over. */
    private void lead(G mine) {
        var batch = take(mine);
        try {
            answer(mine, batch);
        } finally {
            handOver(mine, batch.size());
        }
    }

    private List<Asked<G, Q, A>> take(G mine) {
        lock.lock();
        try {
            var line = line(mine);
            var batch = new ArrayList<Asked<G, Q, A>>();
            while (!line.isEmpty() && batch.size() < MOST) {
                batch.add(line.removeFirst());
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void handOver(G mine, int answered) {
        lock.lock();
        try {
            asked -= answered;
            var line = line(mine);
            if (line.isEmpty()) {
                lines.remove(mine);
            } else {
                line.getFirst().call();
            }
        } finally {
            lock.unlock();
        }
    }

    private Deque<Asked<G, Q, A>> line(G mine) {
        return Objects.requireNonNull(lines.get(mine), "a line is there as long as somebody works for it");
    }

    private void answer(G mine, List<Asked<G, Q, A>> batch) {
        try {
            perform(mine, batch);
        } catch (StorageUnavailableException failure) {
            // It would fail for each of them, and each would wait.
            batch.forEach(each -> each.fail(failure));
        } catch (RuntimeException failure) {
            if (batch.size() == 1) {
                batch.getFirst().fail(failure);
            } else {
                batch.forEach(each -> answer(mine, List.of(each)));
            }
        } catch (Error failure) {
            batch.forEach(each -> each.fail(failure));
            throw failure;
        }
    }

    private void perform(G mine, List<Asked<G, Q, A>> batch) {
        var questions = batch.stream().map(each -> each.question).toList();
        var answers = work.apply(mine, questions);
        if (answers.size() != questions.size()) {
            throw new IllegalStateException("%d questions and %d answers".formatted(questions.size(), answers.size()));
        }
        for (var i = 0; i < answers.size(); i++) {
            batch.get(i).complete(answers.get(i));
        }
    }

    /** A question in line. Its thread waits until it is answered, or called to do the next batch. */
    private static final class Asked<G, Q, A> {
        private final G group;
        private final Q question;
        private final CompletableFuture<A> answer = new CompletableFuture<>();
        private final CompletableFuture<Boolean> turn = new CompletableFuture<>();

        Asked(G group, Q question) {
            this.group = group;
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
