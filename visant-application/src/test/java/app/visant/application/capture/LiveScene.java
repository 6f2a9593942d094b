package app.visant.application.capture;

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
import java.util.List;

/** A device and somebody who may look at its stills live. */
final class LiveScene {
    static final Evaluation.Completed JUDGED = new Evaluation.Completed(
            new Evaluation.Classification(ClassificationState.NORMAL, 0.9, "as ever", "panel", 1));

    final InMemoryWorld world = new InMemoryWorld();
    final WatchedTransactions transactions = new WatchedTransactions(world.transactions());
    final LiveView live = new LiveView(
            transactions,
            world.captures(),
            world.deviceViews(),
            new CredentialWatch(transactions, world.sessions(), world.keys(), world.clock()),
            world.signals(),
            world.clock());
    final User owner = world.newOwner();
    final Principal.User user = signedIn(owner);
    final Device.Active device = world.newDevice(owner.currentOrg());
    final QueueingFeed feed = new QueueingFeed();

    Principal.User signedIn(User person) {
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

    void add(String recordId) {
        add(device, recordId);
    }

    void add(Device.Active by, String recordId) {
        addSilently(by, recordId);
        world.signals().publish(new Signal.CaptureChanged(by.org(), new RecordId(recordId)));
    }

    void addSilently(String recordId) {
        addSilently(device, recordId);
    }

    /** Stamped with the clock, as the services do. */
    void addSilently(Device.Active by, String recordId) {
        var capture = world.captured(
                by, new RecordId(recordId), world.clock().instant().minusSeconds(2));
        world.in(by.org()).run(tx -> world.captures().add(tx, capture));
    }

    void evaluate(String recordId, Evaluation evaluation) {
        evaluateSilently(recordId, evaluation);
        publishCapture(recordId);
    }

    void evaluateSilently(String recordId, Evaluation evaluation) {
        world.in(device.org())
                .run(tx -> world.captures()
                        .evaluate(
                                tx,
                                device.org(),
                                new RecordId(recordId),
                                evaluation,
                                world.clock().instant()));
    }

    void publishCapture(String recordId) {
        world.signals().publish(new Signal.CaptureChanged(device.org(), new RecordId(recordId)));
    }

    void publishPresence(DeviceId id) {
        world.signals().publish(new Signal.PresenceChanged(device.org(), id));
    }

    StreamId openStream(Device.Active of) {
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

    void closeStream(Device.Active of, StreamId stream) {
        world.in(of.org())
                .run(tx -> world.presence()
                        .closed(
                                tx,
                                of.org(),
                                List.of(new DeviceStream(of.id(), stream)),
                                world.clock().instant()));
    }
}
