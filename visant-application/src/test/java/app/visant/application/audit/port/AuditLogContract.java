package app.visant.application.audit.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.Paging;
import app.visant.application.PortsUnderTest;
import app.visant.application.audit.port.AuditLog.Filter;
import app.visant.application.audit.port.AuditLog.Recorded;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.AuditEntry.Actor;
import app.visant.application.shared.port.AuditEntry.Subject;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Binds what transactions record to what can be read of it. */
public interface AuditLogContract {
    Origin SOMEWHERE = new Origin("203.0.113.7", "request-1");
    DeviceId GATE = new DeviceId("CAM-1");

    PortsUnderTest ports();

    @Test
    default void anEntryIsReadAsItWasRecorded() {
        var person = ports().ownerOf(ports().newOrg()).from(SOMEWHERE);

        record(person, entry -> entry.on(GATE).with(Role.EDITOR));

        assertThat(entries(person.org(), Filter.ALL)).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("device.changed");
            assertThat(entry.actor())
                    .isEqualTo(
                            new Actor(Actor.Kind.USER, Optional.of(person.user().toString())));
            assertThat(entry.subject()).contains(new Subject("device", "CAM-1"));
            assertThat(entry.detail()).contains("editor");
            assertThat(entry.origin()).isEqualTo(SOMEWHERE);
            assertThat(entry.at()).isEqualTo(PortsUnderTest.NOON);
        });
    }

    @Test
    default void whatConcernsNoOneThingHasNoSubject() {
        var org = ports().newOrg();
        var operator = new Principal.Operator("root");

        ports().system(Purpose.OPERATOR)
                .run(tx -> tx.record(AuditEntry.byOperator(operator, AuditAction.DEVICE_MADE)
                        .in(org)
                        .with(25)));

        assertThat(entries(org, Filter.ALL)).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo(new Actor(Actor.Kind.OPERATOR, Optional.of("root")));
            assertThat(entry.subject()).isEmpty();
            assertThat(entry.detail()).contains("25");
            assertThat(entry.origin()).isEqualTo(Origin.LOCAL);
        });
    }

    @Test
    default void aCodeIsNotToBeReadFromTheLog() {
        var person = ports().ownerOf(ports().newOrg());

        record(person, entry -> entry.onCode(Sha256.of("SUMMER-2026")));

        assertThat(entries(person.org(), Filter.ALL))
                .singleElement()
                .satisfies(entry -> assertThat(entry.subject().map(Subject::id))
                        .contains(Sha256.of("SUMMER-2026").prefix()));
    }

    @Test
    default void anEntryIsThereIfAndOnlyIfItsTransactionCommits() {
        var person = ports().ownerOf(ports().newOrg());

        ports().in(person.org()).rolledBack(tx -> tx.record(AuditEntry.by(person, AuditAction.DEVICE_CHANGED)));

        assertThat(entries(person.org(), Filter.ALL)).isEmpty();
    }

    @Test
    default void systemTransactionsRecordForAnyOrganizationAndForNone() {
        var org = ports().newOrg();

        ports().system(Purpose.LOG_IN).run(tx -> {
            tx.record(AuditEntry.byServer(AuditAction.OPERATOR_GRANTED));
            tx.record(AuditEntry.byAnybody(org, SOMEWHERE, AuditAction.PASSWORD_RESET_REQUESTED));
        });

        assertThat(entries(org, Filter.ALL)).extracting(Recorded::action).containsExactly("password.reset_requested");
    }

    @Test
    default void anOrganizationRecordsNothingForAnother() {
        var mine = ports().newOrg();
        var other = ports().newOrg();

        assertThatThrownBy(() -> ports().in(mine)
                        .run(tx -> tx.record(AuditEntry.by(ports().ownerOf(other), AuditAction.DEVICE_CHANGED))))
                .isInstanceOf(RuntimeException.class);

        assertThat(entries(other, Filter.ALL)).isEmpty();
    }

    @Test
    default void anOrganizationReadsItsOwnEntriesAlone() {
        var mine = ports().ownerOf(ports().newOrg());
        var other = ports().ownerOf(ports().newOrg());
        record(other, entry -> entry.on(GATE));

        assertThat(entries(mine.org(), Filter.ALL)).isEmpty();
        assertThat(ports().in(mine.org())
                        .page(tx -> ports().auditLog().list(tx, other.org(), Filter.ALL, Page.Request.first(10)))
                        .items())
                .isEmpty();
    }

    @Test
    default void entriesAreFoundByActorKindOfActorActionAndTime() {
        var ada = ports().ownerOf(ports().newOrg());
        var grace = ports().ownerOf(ada.org());
        record(ada, entry -> entry);
        record(grace, entry -> entry.on(GATE));
        var noon = PortsUnderTest.NOON;

        assertThat(entries(ada.org(), by(ada.user().toString()))).hasSize(1);
        assertThat(entries(ada.org(), by("user"))).hasSize(2);
        assertThat(entries(ada.org(), by("operator"))).isEmpty();
        assertThat(entries(ada.org(), filter(Optional.of("device.changed"), 0, 1)))
                .hasSize(2);
        assertThat(entries(ada.org(), filter(Optional.of("device.made"), 0, 1))).isEmpty();
        assertThat(entries(ada.org(), filter(Optional.empty(), 1, 2)))
                .as("after " + noon)
                .isEmpty();
        assertThat(entries(ada.org(), filter(Optional.empty(), -1, 0)))
                .as("before " + noon)
                .isEmpty();
    }

    @Test
    default void theListIsReadPageByPageTheNewestFirst() {
        var person = ports().ownerOf(ports().newOrg());
        IntStream.range(0, 7).forEach(i -> record(person, entry -> entry.with(i)));

        var all = Paging.all(
                3,
                page -> ports().in(person.org())
                        .page(tx -> ports().auditLog().list(tx, person.org(), Filter.ALL, page)));

        assertThat(all)
                .extracting(entry -> entry.detail().orElse(""))
                .containsExactly("6", "5", "4", "3", "2", "1", "0");
    }

    @Test
    default void peopleAreNamedWhileTheyHaveAnAccount() {
        var ada = ports().newOwner();
        var nobody = new UserId(ports().ids().next());

        var found = ports().system(Purpose.MEMBERSHIP)
                .get(tx -> ports().auditLog().addresses(tx, Set.of(ada.id(), nobody)));

        assertThat(found.entrySet()).singleElement().satisfies(entry -> {
            assertThat(entry.getKey()).isEqualTo(ada.id());
            assertThat(entry.getValue()).isEqualTo(ada.email());
        });
    }

    @Test
    default void aTransactionThatIsOverRecordsNothing() {
        var person = ports().ownerOf(ports().newOrg());
        var kept = new Tx[1];
        ports().in(person.org()).run(tx -> kept[0] = tx);

        assertThatThrownBy(() -> kept[0].record(AuditEntry.by(person, AuditAction.DEVICE_CHANGED)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void theOperatorReadsWhatConcernsThePlatformAlone() {
        var person = ports().ownerOf(ports().newOrg()).from(SOMEWHERE);
        var name = ports().ids().next().toString();
        var operator = new Principal.Operator(name);
        record(person, entry -> entry);
        ports().system(Purpose.OPERATOR).run(tx -> {
            for (var i = 0; i < 3; i++) {
                tx.record(
                        AuditEntry.byOperator(operator, AuditAction.DEVICE_MADE).with(i));
            }
            tx.record(
                    AuditEntry.byOperator(operator, AuditAction.DEVICE_RELEASED).in(person.org()));
        });

        assertThat(ofThePlatform(by(name)))
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry.org()).isEmpty())
                .map(Recorded::action)
                .containsOnly("device.made");
        assertThat(ofThePlatform(by(person.user().toString()))).isEmpty();
        assertThat(entries(person.org(), by(name)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.org()).contains(person.org()));
    }

    private List<Recorded> ofThePlatform(Filter filter) {
        return Paging.all(
                2,
                page -> ports().system(Purpose.OPERATOR)
                        .page(tx -> ports().auditLog().listPlatform(tx, filter, page)));
    }

    private void record(Principal.User person, UnaryOperator<AuditEntry> more) {
        ports().in(person.org()).run(tx -> tx.record(more.apply(AuditEntry.by(person, AuditAction.DEVICE_CHANGED))));
    }

    private List<Recorded> entries(OrgId org, Filter filter) {
        return ports().in(org)
                .page(tx -> ports().auditLog().list(tx, org, filter, Page.Request.first(100)))
                .items();
    }

    private static Filter by(String actor) {
        return new Filter(Optional.of(actor), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Filter filter(Optional<String> action, int from, int to) {
        var noon = PortsUnderTest.NOON;
        return new Filter(
                Optional.empty(), action, Optional.of(noon.plusSeconds(from)), Optional.of(noon.plusSeconds(to)));
    }
}
