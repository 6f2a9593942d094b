package app.visant.application.capture;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.application.device.port.PresenceRepository.DeviceStream;
import app.visant.application.key.CredentialWatch;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Signal;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.device.Device;
import app.visant.domain.identity.Session;
import app.visant.domain.identity.User;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.StreamId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LiveViewTest {
    private static final Evaluation.Completed JUDGED = new Evaluation.Completed(
            new Evaluation.Classification(ClassificationState.NORMAL, 0.9, "as ever", "panel", 1));

    private final InMemoryWorld world = new InMemoryWorld();
    private final WatchedTransactions transactions = new WatchedTransactions(world.transactions());
    private final LiveView live = new LiveView(
            transactions,
            world.captures(),
            world.deviceViews(),
            new CredentialWatch(transactions, world.sessions(), world.keys(), world.clock()),
            world.signals(),
            world.clock());
    private final User owner = world.newOwner();
    private final Principal.User user = signedIn(owner);
    private final Device.Active device = world.newDevice(owner.currentOrg());
    private final QueueingFeed feed = new QueueingFeed();

    @Test
    void aViewerSeesAStillComeAndEachStepOfItsJudging() throws InterruptedException {
        live.open(user, Optional.empty(), feed);

        add("CAP_1");
        assertThat(feed.next()).isEqualTo("CAP_1 pending");
        evaluate("CAP_1", new Evaluation.Processing());
        assertThat(feed.next()).isEqualTo("CAP_1 processing");
        evaluate("CAP_1", JUDGED);
        assertThat(feed.next()).isEqualTo("CAP_1 completed");
    }

    @Test
    void aSuspendedOrganizationIsShutOutBySignalOrByTheNextTick() {
        live.open(user, Optional.empty(), feed);
        world.suspend(owner.currentOrg());
        live.tick();
        assertThat(feed.isClosed()).isTrue();

        var stranger = world.newOwner();
        var other = new QueueingFeed();
        live.open(signedIn(stranger), Optional.empty(), other);
        world.signals().publish(new Signal.OrganizationSuspended(owner.currentOrg()));
        assertThat(other.isClosed()).isFalse();
        world.signals().publish(new Signal.OrganizationSuspended(stranger.currentOrg()));
        assertThat(other.isClosed()).isTrue();
    }

    @Test
    void nobodySeesAnotherOrganization() throws InterruptedException {
        var stranger = world.newOwner();
        var strangersFeed = new QueueingFeed();
        live.open(user, Optional.empty(), feed);
        live.open(signedIn(stranger), Optional.empty(), strangersFeed);

        add("OURS");
        assertThat(feed.next()).isEqualTo("OURS pending");
        add(world.newDevice(stranger.currentOrg()), "THEIRS");

        assertThat(strangersFeed.next()).isEqualTo("THEIRS pending");
        live.tick();
        assertThat(feed.isEmpty()).isTrue();
    }

    @Test
    void aFilterShowsOneDeviceOnly() throws InterruptedException {
        var other = world.newDevice(owner.currentOrg());
        live.open(user, Optional.of(device.id()), feed);

        add(other, "OTHER");
        add("OURS");

        assertThat(feed.next()).isEqualTo("OURS pending");
    }

    @Test
    void whoHasLeftIsToldNothing() throws InterruptedException {
        var left = new QueueingFeed();
        live.open(user, Optional.empty(), feed);
        try (var viewing = live.open(user, Optional.empty(), left)) {
            assertThat(viewing).isNotNull();
            assertThat(live.viewers()).isEqualTo(2);
        }

        add("CAP_1");

        assertThat(feed.next()).isEqualTo("CAP_1 pending");
        assertThat(left.isEmpty()).isTrue();
        assertThat(live.viewers()).isOne();
    }

    @Test
    void aSignalThatWasLostIsMadeUpForByTheTick() throws InterruptedException {
        live.open(user, Optional.empty(), feed);
        addSilently("CAP_1");

        world.clock().advance(Duration.ofSeconds(5));
        live.tick();
        assertThat(feed.next()).isEqualTo("CAP_1 pending");

        evaluateSilently("CAP_1", JUDGED);
        world.clock().advance(Duration.ofSeconds(5));
        live.tick();
        assertThat(feed.next()).isEqualTo("CAP_1 completed");
    }

    @Test
    void nothingIsToldTwice() throws InterruptedException {
        live.open(user, Optional.empty(), feed);
        add("CAP_1");
        assertThat(feed.next()).isEqualTo("CAP_1 pending");

        publishCapture("CAP_1");
        live.tick();
        world.clock().advance(Duration.ofSeconds(5));
        live.tick();
        add("CAP_2");

        assertThat(feed.next()).isEqualTo("CAP_2 pending");
    }

    @Test
    void aStillThatIsJudgedAgainAndFoundTheSameIsToldOnceMore() throws InterruptedException {
        live.open(user, Optional.empty(), feed);
        add("CAP_1");
        assertThat(feed.next()).isEqualTo("CAP_1 pending");
        evaluate("CAP_1", JUDGED);
        assertThat(feed.next()).isEqualTo("CAP_1 completed");

        evaluate("CAP_1", JUDGED);
        assertThat(feed.next()).isEqualTo("CAP_1 completed");
        live.tick();
        assertThat(feed.isEmpty()).isTrue();
    }

    @Test
    void thatIsToldTooIfItsSignalWasLost() throws InterruptedException {
        live.open(user, Optional.empty(), feed);
        addSilently("CAP_1");
        evaluateSilently("CAP_1", JUDGED);
        live.tick();
        assertThat(feed.next()).isEqualTo("CAP_1 completed");

        world.clock().advance(Duration.ofSeconds(5));
        evaluateSilently("CAP_1", JUDGED);
        world.clock().advance(Duration.ofSeconds(5));
        live.tick();
        assertThat(feed.next()).isEqualTo("CAP_1 completed");
        live.tick();
        assertThat(feed.isEmpty()).isTrue();
    }

    @Test
    void moreLostChangesThanOnePageHoldsAreAllTold() throws InterruptedException {
        live.open(user, Optional.empty(), feed);
        var total = 1203;
        for (var i = 0; i < total; i++) {
            addSilently("CAP_" + i);
            world.clock().advance(Duration.ofMillis(1));
        }

        live.tick();

        for (var i = 0; i < total; i++) {
            assertThat(feed.next()).isEqualTo("CAP_" + i + " pending");
        }
        assertThat(feed.isEmpty()).isTrue();
    }

    @Test
    void aViewerSeesADeviceComeAndGo() throws InterruptedException {
        live.open(user, Optional.empty(), feed);

        var stream = openStream(device);
        publishPresence(device.id());
        assertThat(feed.next()).isEqualTo(device.id() + " CONNECTED");
        closeStream(device, stream);
        publishPresence(device.id());
        assertThat(feed.next()).isEqualTo(device.id() + " DISCONNECTED");
    }

    @Test
    void presenceWhoseSignalWasLostIsToldByTheTickAndOnlyOnce() throws InterruptedException {
        live.open(user, Optional.empty(), feed);
        live.tick();
        assertThat(feed.isEmpty()).as("how things stood is no news").isTrue();

        openStream(device);
        live.tick();
        assertThat(feed.next()).isEqualTo(device.id() + " CONNECTED");
        publishPresence(device.id());
        live.tick();
        add("CAP_1");

        assertThat(feed.next()).isEqualTo("CAP_1 pending");
    }

    @Test
    void aResyncLooksAtOnce() throws InterruptedException {
        live.open(user, Optional.empty(), feed);
        addSilently("CAP_1");

        world.signals().publish(new Signal.Resync());

        assertThat(feed.next()).isEqualTo("CAP_1 pending");
    }

    @Test
    void theEndOfASessionClosesItsViewsAtOnce() throws InterruptedException {
        var other = new QueueingFeed();
        live.open(user, Optional.empty(), feed);
        live.open(signedIn(owner), Optional.empty(), other);

        world.signals().publish(new Signal.SessionEnded(user.session()));

        feed.awaitClose();
        assertThat(live.viewers()).isOne();
        add("CAP_1");
        assertThat(other.next()).isEqualTo("CAP_1 pending");
    }

    @Test
    void aSessionThatEndedUnheardIsNoticedByTheTick() throws InterruptedException {
        live.open(user, Optional.empty(), feed);
        live.tick();
        assertThat(live.viewers()).isOne();
        world.system(Purpose.LOG_IN)
                .run(tx ->
                        world.sessions().end(tx, user.session(), world.clock().instant()));

        live.tick();

        feed.awaitClose();
        assertThat(live.viewers()).isZero();
    }

    @Test
    void aSessionWhoseTimeIsUpIsShutOut() throws InterruptedException {
        live.open(user, Optional.empty(), feed);
        world.clock().advance(Session.LIFETIME);

        live.tick();

        feed.awaitClose();
    }

    @Test
    void whatNobodyLooksAtIsNotRead() {
        add("CAP_1");
        live.open(user, Optional.empty(), feed).close();
        add("CAP_2");
        live.tick();

        assertThat(transactions.count()).isZero();
    }

    @Test
    void aChangeIsReadOnceHoweverManyLookAndHoweverOftenItIsSignalled() throws InterruptedException {
        for (var i = 0; i < 20; i++) {
            live.open(user, Optional.empty(), new QueueingFeed());
        }
        live.open(user, Optional.empty(), feed);
        transactions.hold();
        add("CAP_0");
        for (var i = 0; i < 50; i++) {
            publishCapture("CAP_0");
        }
        transactions.letGo();

        assertThat(feed.next()).isEqualTo("CAP_0 pending");
        assertThat(transactions.count())
                .as("one now, and one for what came while it was read")
                .isBetween(1, 2);
    }

    @Test
    void adatabaseThatIsAwayForAMomentDelaysTheNewsAndLosesNone() throws InterruptedException {
        live.open(user, Optional.empty(), feed);
        transactions.failNext();
        add("CAP_1");
        transactions.awaitFailure();

        live.tick();

        assertThat(feed.next()).isEqualTo("CAP_1 pending");
    }

    @Test
    void aDeletedCaptureIsNoNews() throws InterruptedException {
        live.open(user, Optional.empty(), feed);

        publishCapture("GONE");
        add("CAP_1");

        assertThat(feed.next()).isEqualTo("CAP_1 pending");
    }

    private Principal.User signedIn(User person) {
        var session = new SessionId(world.ids().next());
        world.system(Purpose.LOG_IN)
                .run(tx -> world.sessions()
                        .add(
                                tx,
                                Session.opened(
                                        session,
                                        person.id(),
                                        person.currentOrg(),
                                        Session.Kind.CLIENT,
                                        Sha256.of("secret of " + session),
                                        world.clock().instant())));
        return new Principal.User(person.id(), person.currentOrg(), Role.OWNER, session, false);
    }

    private void add(String recordId) {
        add(device, recordId);
    }

    private void add(Device.Active by, String recordId) {
        addSilently(by, recordId);
        world.signals().publish(new Signal.CaptureChanged(by.org(), new RecordId(recordId)));
    }

    private void addSilently(String recordId) {
        addSilently(device, recordId);
    }

    /** Stamped with the clock, as the services do. */
    private void addSilently(Device.Active by, String recordId) {
        var capture = world.captured(
                by, new RecordId(recordId), world.clock().instant().minusSeconds(2));
        world.in(by.org()).run(tx -> world.captures().add(tx, capture));
    }

    private void evaluate(String recordId, Evaluation evaluation) {
        evaluateSilently(recordId, evaluation);
        publishCapture(recordId);
    }

    private void evaluateSilently(String recordId, Evaluation evaluation) {
        world.in(device.org())
                .run(tx -> world.captures()
                        .evaluate(
                                tx,
                                device.org(),
                                new RecordId(recordId),
                                evaluation,
                                world.clock().instant()));
    }

    private void publishCapture(String recordId) {
        world.signals().publish(new Signal.CaptureChanged(device.org(), new RecordId(recordId)));
    }

    private void publishPresence(DeviceId id) {
        world.signals().publish(new Signal.PresenceChanged(device.org(), id));
    }

    private StreamId openStream(Device.Active of) {
        var node = new NodeId(world.ids().next());
        var stream = new StreamId(world.ids().next());
        world.system(Purpose.NODE)
                .run(tx -> world.presence().nodeAlive(tx, node, world.clock().instant()));
        world.in(of.org())
                .run(tx -> world.presence()
                        .opened(
                                tx,
                                of.org(),
                                List.of(new DeviceStream(of.id(), stream)),
                                node,
                                world.clock().instant()));
        return stream;
    }

    private void closeStream(Device.Active of, StreamId stream) {
        world.in(of.org())
                .run(tx -> world.presence()
                        .closed(
                                tx,
                                of.org(),
                                List.of(new DeviceStream(of.id(), stream)),
                                world.clock().instant()));
    }
}
