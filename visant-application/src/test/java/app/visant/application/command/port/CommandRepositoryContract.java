package app.visant.application.command.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.Paging;
import app.visant.application.PortsUnderTest;
import app.visant.application.Together;
import app.visant.application.command.port.CommandRepository.Taken;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.command.Delivery;
import app.visant.domain.device.Device;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.TriggerLabel;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public interface CommandRepositoryContract {
    Instant NOON = PortsUnderTest.NOON;
    Instant TOO_LATE = NOON.plus(CaptureCommand.LIFETIME);
    int PLENTY = 10_000;

    PortsUnderTest ports();

    @Test
    default void keepsAllThatACommandIs() {
        var device = newDevice();
        var schedule = ports().newSchedule(device);
        var command = CaptureCommand.issued(
                newId(), device.org(), device.id(), new TriggerLabel("früh am Tor"), Optional.of(schedule.id()), NOON);
        add(command);

        assertThat(locked(device, command.id())).contains(command);
        assertThat(open(device, NOON)).containsExactly(command);
        assertThat(history(device)).containsExactly(command);
    }

    @Test
    default void storesEveryDelivery() {
        var device = newDevice();
        var queued = issue(device, NOON);
        var sent = update(issue(device, NOON).sent(NOON.plusSeconds(1)));
        var done = update(issue(device, NOON)
                .sent(NOON.plusSeconds(1))
                .acknowledged(Optional.of(new RecordId("still-1")), NOON.plusSeconds(2)));
        var doneUnsent = update(issue(device, NOON).acknowledged(Optional.empty(), NOON.plusSeconds(2)));
        var failed = update(issue(device, NOON).sent(NOON.plusSeconds(1)).failed("no camera: ÿ", NOON.plusSeconds(2)));

        for (var command : List.of(queued, sent, done, doneUnsent, failed)) {
            assertThat(locked(device, command.id())).contains(command);
        }
    }

    @Test
    default void aCommandIsFoundUnderItsOwnDeviceOnly() {
        var device = newDevice();
        var neighbour = ports().newDevice(device.org());
        var command = issue(device, NOON);

        assertThat(locked(neighbour, command.id())).isEmpty();
        assertThat(locked(device, newId())).isEmpty();
        assertThat(open(neighbour, NOON)).isEmpty();
        assertThat(history(neighbour)).isEmpty();
    }

    @Test
    default void openCommandsComeOldestFirst() {
        var device = newDevice();
        var second = issue(device, NOON.plusSeconds(2));
        var first = issue(device, NOON.plusSeconds(1));
        var sent = update(issue(device, NOON.plusSeconds(3)).sent(NOON.plusSeconds(4)));

        assertThat(open(device, NOON.plusSeconds(5))).containsExactly(first, second, sent);
    }

    @Test
    default void whatIsAnsweredOrTooLateIsNotOpen() {
        var device = newDevice();
        update(issue(device, NOON).acknowledged(Optional.empty(), NOON));
        update(issue(device, NOON).failed("no camera", NOON));
        var command = issue(device, NOON);

        assertThat(open(device, TOO_LATE.minusMillis(1))).containsExactly(command);
        assertThat(open(device, TOO_LATE)).isEmpty();
    }

    @Test
    default void anUnansweredOrderIsFoundByAMomentWithinItsTimeTheOldestFirst() {
        var device = newDevice();
        var first = update(issue(device, NOON).sent(NOON));
        var second = update(issue(device, NOON.plusSeconds(1)).sent(NOON.plusSeconds(1)));
        var label = first.label();

        assertThat(unanswered(device, label, NOON.plusSeconds(5))).contains(first);
        assertThat(unanswered(device, label, TOO_LATE)).contains(second);
        assertThat(unanswered(device, label, NOON.minusSeconds(900), NOON)).contains(first);
        assertThat(unanswered(device, label, NOON.minusMillis(1))).isEmpty();
        assertThat(unanswered(device, label, TOO_LATE.plusSeconds(1))).isEmpty();
        assertThat(unanswered(device, new TriggerLabel("another"), NOON)).isEmpty();
        assertThat(unanswered(ports().newDevice(device.org()), label, NOON)).isEmpty();

        expire(device, TOO_LATE);
        assertThat(unanswered(device, label, NOON).map(CaptureCommand::id)).contains(first.id());
    }

    @Test
    default void whatIsAnsweredOrWasNeverSentIsNotUnanswered() {
        var device = newDevice();
        var queued = issue(device, NOON);
        update(issue(device, NOON).sent(NOON).acknowledged(Optional.empty(), NOON));
        update(issue(device, NOON).sent(NOON).failed("no camera", NOON));

        assertThat(unanswered(device, queued.label(), NOON)).isEmpty();
    }

    @Test
    default void aStillThatIsAnAnswerAnswersNoOtherOrder() {
        var device = newDevice();
        var still = new RecordId("still-1");
        update(issue(device, NOON).sent(NOON).acknowledged(Optional.of(still), NOON));
        var second = update(issue(device, NOON).sent(NOON));
        var taken = new Taken(still, second.label(), List.of(NOON));

        assertThat(ports().in(device.org())
                        .find(tx -> ports().commands().lockUnanswered(tx, device.org(), device.id(), taken)))
                .isEmpty();
        assertThat(unanswered(device, second.label(), NOON)).contains(second);
    }

    @Test
    default void aDeviceHasCommandsWaitingUntilTheyAreSent() {
        var device = newDevice();
        assertThat(waiting(device)).isFalse();

        var command = issue(device, NOON);
        assertThat(waiting(device)).isTrue();

        update(command.sent(NOON));
        assertThat(waiting(device)).isFalse();
    }

    @Test
    default void commandsThatExpiredDoNotWait() {
        var device = newDevice();
        issue(device, NOON);

        expire(device, TOO_LATE);

        assertThat(waiting(device)).isFalse();
    }

    @Test
    default void expiresWhatNobodyAnsweredInTime() {
        var device = newDevice();
        var queued = issue(device, NOON);
        var sent = update(issue(device, NOON).sent(NOON.plusSeconds(1)));
        var answered = update(issue(device, NOON).acknowledged(Optional.empty(), NOON));
        var young = issue(device, NOON.plusSeconds(60));

        assertThat(expire(device, TOO_LATE.minusMillis(1))).isEmpty();
        var expired = expire(device, TOO_LATE);

        assertThat(expired).map(CaptureCommand::id).containsExactlyInAnyOrder(queued.id(), sent.id());
        assertThat(locked(device, queued.id()))
                .map(CaptureCommand::delivery)
                .contains(new Delivery.Expired(Optional.empty(), TOO_LATE));
        assertThat(locked(device, sent.id()))
                .map(CaptureCommand::delivery)
                .contains(new Delivery.Expired(Optional.of(NOON.plusSeconds(1)), TOO_LATE));
        for (var command : expired) {
            assertThat(locked(device, command.id())).contains(command);
        }
        assertThat(locked(device, answered.id())).contains(answered);
        assertThat(locked(device, young.id())).contains(young);
        assertThat(expire(device, TOO_LATE)).isEmpty();
    }

    @Test
    default void expiresNoMoreThanTheLimitAtOnce() {
        var device = newDevice();
        IntStream.range(0, 5).forEach(i -> issue(device, NOON));

        var some = ports().system(Purpose.SCHEDULE_TICK)
                .list(tx -> ports().commands().expire(tx, TOO_LATE, 2));

        assertThat(some).hasSize(2);
    }

    @Test
    default void twoNodesExpireACommandOnce() {
        var device = newDevice();
        IntStream.range(0, 10).forEach(i -> issue(device, NOON));

        var expired = Together.run(2, () -> expire(device, TOO_LATE)).stream()
                .flatMap(List::stream)
                .map(CaptureCommand::id)
                .toList();

        assertThat(expired).hasSize(10).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 200})
    default void listsEachCommandOnceTheNewestFirst(int limit) {
        var device = newDevice();
        var issued = IntStream.range(0, 7)
                .mapToObj(i -> issue(device, NOON.plusSeconds(i / 3)))
                .toList();

        var listed = Paging.all(limit, request -> page(device, request));

        assertThat(listed).containsExactlyInAnyOrderElementsOf(issued);
        assertThat(listed).map(CaptureCommand::issuedAt).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    default void anotherOrganizationNeitherSeesNorChangesACommand() {
        var device = newDevice();
        var org = device.org();
        var command = issue(device, NOON);
        var other = ports().newOrg();
        var foreign = ports().in(other);

        for (var claimed : List.of(org, other)) {
            assertThat(foreign.find(tx -> ports().commands().lock(tx, claimed, device.id(), command.id())))
                    .isEmpty();
            assertThat(foreign.list(tx -> ports().commands().lockOpen(tx, claimed, List.of(device.id()), NOON)))
                    .isEmpty();
            assertThat(foreign.page(tx -> ports().commands().list(tx, claimed, device.id(), Page.Request.first(10)))
                            .items())
                    .isEmpty();
        }
        foreign.attempt(tx -> ports().commands().update(tx, command.failed("sabotage", NOON)));
        assertThatThrownBy(() -> foreign.run(tx -> ports().commands().add(tx, issued(device, NOON))))
                .isNotNull();

        assertThat(history(device)).containsExactly(command);
    }

    private Device.Active newDevice() {
        return ports().newDevice(ports().newOrg());
    }

    private CommandId newId() {
        return new CommandId(ports().ids().next());
    }

    private CaptureCommand issued(Device.Active device, Instant at) {
        return CaptureCommand.issued(newId(), device.org(), device.id(), TriggerLabel.MANUAL, Optional.empty(), at);
    }

    private CaptureCommand issue(Device.Active device, Instant at) {
        return add(issued(device, at));
    }

    private CaptureCommand add(CaptureCommand command) {
        ports().in(command.org()).run(tx -> ports().commands().add(tx, command));
        return command;
    }

    private CaptureCommand update(CaptureCommand command) {
        ports().in(command.org()).run(tx -> ports().commands().update(tx, command));
        return command;
    }

    private Optional<CaptureCommand> locked(Device.Active device, CommandId id) {
        return ports().in(device.org()).find(tx -> ports().commands().lock(tx, device.org(), device.id(), id));
    }

    private List<CaptureCommand> open(Device.Active device, Instant now) {
        return ports().in(device.org())
                .list(tx -> ports().commands().lockOpen(tx, device.org(), List.of(device.id()), now));
    }

    private Optional<CaptureCommand> unanswered(Device.Active device, TriggerLabel label, Instant... moments) {
        return ports().in(device.org())
                .find(tx -> ports().commands()
                        .lockUnanswered(
                                tx,
                                device.org(),
                                device.id(),
                                new Taken(new RecordId("another-still"), label, List.of(moments))));
    }

    private Page<CaptureCommand> page(Device.Active device, Page.Request request) {
        return ports().in(device.org()).page(tx -> ports().commands().list(tx, device.org(), device.id(), request));
    }

    private List<CaptureCommand> history(Device.Active device) {
        return page(device, Page.Request.first(200)).items();
    }

    private boolean waiting(Device.Active device) {
        return ports().system(Purpose.NODE)
                .list(tx -> ports().presence().streams(tx, List.of(device.id())))
                .get(0)
                .commandsWaiting();
    }

    /** What expires of this device; there may be others in the database. */
    private List<CaptureCommand> expire(Device.Active device, Instant now) {
        return ports()
                .system(Purpose.SCHEDULE_TICK)
                .list(tx -> ports().commands().expire(tx, now, PLENTY))
                .stream()
                .filter(command -> command.device().equals(device.id()))
                .toList();
    }
}
