package app.visant.application.capture;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.shared.port.Signal;
import app.visant.domain.capture.Evaluation;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LiveViewTest {
    private final LiveScene scene = new LiveScene();

    @Test
    void aViewerSeesAStillComeAndEachStepOfItsJudging() throws InterruptedException {
        scene.live.open(scene.user, Optional.empty(), scene.feed);

        scene.add("CAP_1");
        assertThat(scene.feed.next()).isEqualTo("CAP_1 pending");
        scene.evaluate("CAP_1", new Evaluation.Processing());
        assertThat(scene.feed.next()).isEqualTo("CAP_1 processing");
        scene.evaluate("CAP_1", LiveScene.JUDGED);
        assertThat(scene.feed.next()).isEqualTo("CAP_1 completed");
    }

    @Test
    void aFilterShowsOneDeviceOnly() throws InterruptedException {
        var other = scene.world.newDevice(scene.owner.currentOrg());
        scene.live.open(scene.user, Optional.of(scene.device.id()), scene.feed);

        scene.add(other, "OTHER");
        scene.add("OURS");

        assertThat(scene.feed.next()).isEqualTo("OURS pending");
    }

    @Test
    void whoHasLeftIsToldNothing() throws InterruptedException {
        var left = new QueueingFeed();
        scene.live.open(scene.user, Optional.empty(), scene.feed);
        try (var viewing = scene.live.open(scene.user, Optional.empty(), left)) {
            assertThat(viewing).isNotNull();
            assertThat(scene.live.viewers()).isEqualTo(2);
        }

        scene.add("CAP_1");

        assertThat(scene.feed.next()).isEqualTo("CAP_1 pending");
        assertThat(left.isEmpty()).isTrue();
        assertThat(scene.live.viewers()).isOne();
    }

    @Test
    void aSignalThatWasLostIsMadeUpForByTheTick() throws InterruptedException {
        scene.live.open(scene.user, Optional.empty(), scene.feed);
        scene.addSilently("CAP_1");

        scene.world.clock().advance(Duration.ofSeconds(5));
        scene.live.tick();
        assertThat(scene.feed.next()).isEqualTo("CAP_1 pending");

        scene.evaluateSilently("CAP_1", LiveScene.JUDGED);
        scene.world.clock().advance(Duration.ofSeconds(5));
        scene.live.tick();
        assertThat(scene.feed.next()).isEqualTo("CAP_1 completed");
    }

    @Test
    void nothingIsToldTwice() throws InterruptedException {
        scene.live.open(scene.user, Optional.empty(), scene.feed);
        scene.add("CAP_1");
        assertThat(scene.feed.next()).isEqualTo("CAP_1 pending");

        scene.publishCapture("CAP_1");
        scene.live.tick();
        scene.world.clock().advance(Duration.ofSeconds(5));
        scene.live.tick();
        scene.add("CAP_2");

        assertThat(scene.feed.next()).isEqualTo("CAP_2 pending");
    }

    @Test
    void aStillThatIsJudgedAgainAndFoundTheSameIsToldOnceMore() throws InterruptedException {
        scene.live.open(scene.user, Optional.empty(), scene.feed);
        scene.add("CAP_1");
        assertThat(scene.feed.next()).isEqualTo("CAP_1 pending");
        scene.evaluate("CAP_1", LiveScene.JUDGED);
        assertThat(scene.feed.next()).isEqualTo("CAP_1 completed");

        scene.evaluate("CAP_1", LiveScene.JUDGED);
        assertThat(scene.feed.next()).isEqualTo("CAP_1 completed");
        scene.live.tick();
        assertThat(scene.feed.isEmpty()).isTrue();
    }

    @Test
    void thatIsToldTooIfItsSignalWasLost() throws InterruptedException {
        scene.live.open(scene.user, Optional.empty(), scene.feed);
        scene.addSilently("CAP_1");
        scene.evaluateSilently("CAP_1", LiveScene.JUDGED);
        scene.live.tick();
        assertThat(scene.feed.next()).isEqualTo("CAP_1 completed");

        scene.world.clock().advance(Duration.ofSeconds(5));
        scene.evaluateSilently("CAP_1", LiveScene.JUDGED);
        scene.world.clock().advance(Duration.ofSeconds(5));
        scene.live.tick();
        assertThat(scene.feed.next()).isEqualTo("CAP_1 completed");
        scene.live.tick();
        assertThat(scene.feed.isEmpty()).isTrue();
    }

    @Test
    void moreLostChangesThanOnePageHoldsAreAllTold() throws InterruptedException {
        scene.live.open(scene.user, Optional.empty(), scene.feed);
        var total = 1203;
        for (var i = 0; i < total; i++) {
            scene.addSilently("CAP_" + i);
            scene.world.clock().advance(Duration.ofMillis(1));
        }

        scene.live.tick();

        for (var i = 0; i < total; i++) {
            assertThat(scene.feed.next()).isEqualTo("CAP_" + i + " pending");
        }
        assertThat(scene.feed.isEmpty()).isTrue();
    }

    @Test
    void aViewerSeesADeviceComeAndGo() throws InterruptedException {
        scene.live.open(scene.user, Optional.empty(), scene.feed);

        var stream = scene.openStream(scene.device);
        scene.publishPresence(scene.device.id());
        assertThat(scene.feed.next()).isEqualTo(scene.device.id() + " CONNECTED");
        scene.closeStream(scene.device, stream);
        scene.publishPresence(scene.device.id());
        assertThat(scene.feed.next()).isEqualTo(scene.device.id() + " DISCONNECTED");
    }

    @Test
    void presenceWhoseSignalWasLostIsToldByTheTickAndOnlyOnce() throws InterruptedException {
        scene.live.open(scene.user, Optional.empty(), scene.feed);
        scene.live.tick();
        assertThat(scene.feed.isEmpty()).as("how things stood is no news").isTrue();

        scene.openStream(scene.device);
        scene.live.tick();
        assertThat(scene.feed.next()).isEqualTo(scene.device.id() + " CONNECTED");
        scene.publishPresence(scene.device.id());
        scene.live.tick();
        scene.add("CAP_1");

        assertThat(scene.feed.next()).isEqualTo("CAP_1 pending");
    }

    @Test
    void aResyncLooksAtOnce() throws InterruptedException {
        scene.live.open(scene.user, Optional.empty(), scene.feed);
        scene.addSilently("CAP_1");

        scene.world.signals().publish(new Signal.Resync());

        assertThat(scene.feed.next()).isEqualTo("CAP_1 pending");
    }

    @Test
    void whatNobodyLooksAtIsNotRead() {
        scene.add("CAP_1");
        scene.live.open(scene.user, Optional.empty(), scene.feed).close();
        scene.add("CAP_2");
        scene.live.tick();

        assertThat(scene.transactions.count()).isZero();
    }

    @Test
    void aChangeIsReadOnceHoweverManyLookAndHoweverOftenItIsSignalled() throws InterruptedException {
        for (var i = 0; i < 20; i++) {
            scene.live.open(scene.user, Optional.empty(), new QueueingFeed());
        }
        scene.live.open(scene.user, Optional.empty(), scene.feed);
        scene.transactions.hold();
        scene.add("CAP_0");
        for (var i = 0; i < 50; i++) {
            scene.publishCapture("CAP_0");
        }
        scene.transactions.letGo();

        assertThat(scene.feed.next()).isEqualTo("CAP_0 pending");
        assertThat(scene.transactions.count())
                .as("one now, and one for what came while it was read")
                .isBetween(1, 2);
    }

    @Test
    void adatabaseThatIsAwayForAMomentDelaysTheNewsAndLosesNone() throws InterruptedException {
        scene.live.open(scene.user, Optional.empty(), scene.feed);
        scene.transactions.failNext();
        scene.add("CAP_1");
        scene.transactions.awaitFailure();

        scene.live.tick();

        assertThat(scene.feed.next()).isEqualTo("CAP_1 pending");
    }

    @Test
    void aDeletedCaptureIsNoNews() throws InterruptedException {
        scene.live.open(scene.user, Optional.empty(), scene.feed);

        scene.publishCapture("GONE");
        scene.add("CAP_1");

        assertThat(scene.feed.next()).isEqualTo("CAP_1 pending");
    }
}
