package app.visant.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.shared.port.StorageUnavailableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BatcherTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /** Odd and even numbers go into batches of their own. */
    private final Batcher<Integer, Integer, String> batcher =
            new Batcher<>(number -> number % 2, (remainder, numbers) -> work(numbers));

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void a_question_asked_alone_is_answered_by_its_own_thread() {
        released.countDown();
        var answer = new Batcher<Integer, Integer, String>(
                        n -> n, (g, all) -> List.of(Thread.currentThread().getName()))
                .ask(1);

        assertThat(answer).isEqualTo(Thread.currentThread().getName());
        assertThat(batcher.ask(4)).isEqualTo("4!");
        assertThat(batcher.ask(6)).isEqualTo("6!");
        assertThat(batches).containsExactly(List.of(4), List.of(6));
    }

    @Test
    void what_is_asked_for_meanwhile_is_the_next_batch() throws Exception {
        var first = ask(0);
        begun.await();
        var others = List.of(ask(2), ask(4), ask(6));
        awaitWaiting(4);
        released.countDown();

        assertThat(first.get()).isEqualTo("0!");
        assertThat(results(others)).containsExactly("2!", "4!", "6!");
        assertThat(batches).hasSize(2);
        assertThat(batches.get(0)).containsExactly(0);
        assertThat(batches.get(1)).containsExactlyInAnyOrder(2, 4, 6);
    }

    @Test
    void one_group_does_not_wait_for_another() throws Exception {
        var first = ask(0);
        begun.await();
        var other = ask(3);
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (batches.size() < 2 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        released.countDown();

        assertThat(results(List.of(first, other))).containsExactly("0!", "3!");
        assertThat(batches).containsExactly(List.of(0), List.of(3));
    }

    @Test
    void a_question_that_cannot_be_answered_spoils_no_other() throws Exception {
        var first = ask(0);
        begun.await();
        var bad = ask(-2);
        var good = List.of(ask(2), ask(4));
        awaitWaiting(4);
        released.countDown();

        assertThat(first.get()).isEqualTo("0!");
        assertThat(results(good)).containsExactly("2!", "4!");
        assertThatThrownBy(bad::get).isInstanceOf(ExecutionException.class).hasRootCauseMessage("negative");
        assertThat(batcher.ask(8)).isEqualTo("8!");
    }

    @Test
    void a_database_that_is_away_is_asked_once_for_all_of_them() throws Exception {
        var first = ask(0);
        begun.await();
        var asked = List.of(ask(1_000_000), ask(2), ask(4));
        awaitWaiting(4);
        released.countDown();

        assertThat(first.get()).isEqualTo("0!");
        assertThat(asked)
                .allSatisfy(
                        each -> assertThatThrownBy(each::get).hasCauseInstanceOf(StorageUnavailableException.class));
        assertThat(batches).hasSize(2);
    }

    @Test
    void everybody_gets_his_own_answer_under_load() throws Exception {
        released.countDown();
        var asked = IntStream.range(0, 500).mapToObj(this::ask).toList();

        assertThat(results(asked))
                .isEqualTo(IntStream.range(0, 500).mapToObj(n -> n + "!").toList());
        assertThat(batches.stream().flatMap(List::stream)).hasSize(500).doesNotHaveDuplicates();
    }

    private List<String> work(List<Integer> numbers) {
        batches.add(numbers);
        begun.countDown();
        try {
            if (!released.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("never released");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (numbers.contains(1_000_000)) {
            throw new StorageUnavailableException("away", new IllegalStateException("gone"));
        }
        if (numbers.contains(-2)) {
            throw new IllegalArgumentException("negative");
        }
        return numbers.stream().map(number -> number + "!").toList();
    }

    private Future<String> ask(int number) {
        return threads.submit(() -> batcher.ask(number));
    }

    /** Until so many are in line or in work. */
    private void awaitWaiting(int count) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (batcher.asked() < count && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(batcher.asked()).isEqualTo(count);
    }

    private static List<String> results(List<Future<String>> asked) throws Exception {
        var results = new ArrayList<String>();
        for (var each : asked) {
            results.add(each.get(30, TimeUnit.SECONDS));
        }
        return results;
    }
}
