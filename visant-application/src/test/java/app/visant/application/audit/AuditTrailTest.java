package app.visant.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;
import app.visant.application.audit.AuditTrail.Shown;
import app.visant.application.audit.port.AuditLog.Filter;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.identity.User;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.UserId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class AuditTrailTest {
    private final InMemoryWorld world = new InMemoryWorld();
    private final AuditTrail trail = new AuditTrail(world.transactions(), world.auditLog());
    private final User ada = world.newOwner();
    private final OrgId org = ada.currentOrg();

    @Test
    void peopleAreShownByTheirAddresses() {
        var grace = world.newOwner();
        did(ada, AuditAction.MEMBER_ROLE_CHANGED, grace.id());

        var shown = only();

        assertThat(shown.actorAddress()).contains(ada.email());
        assertThat(shown.subjectAddress()).contains(grace.email());
    }

    @Test
    void whoWasRemovedIsStillNamedAndWhoDeletedTheAccountIsAnId() {
        did(ada, AuditAction.MEMBER_LEFT, ada.id());
        world.system(Purpose.MEMBERSHIP).run(tx -> world.members().remove(tx, org, ada.id(), PortsUnderTest.NOON));

        assertThat(only().actorAddress()).contains(ada.email());

        world.system(Purpose.LOG_IN).run(tx -> world.accounts().delete(tx, ada.id()));

        assertThat(only().actorAddress()).isEmpty();
        assertThat(only().entry().actor().id()).contains(ada.id().toString());
    }

    @Test
    void operatorsAreNotNamedToOrganizations() {
        world.system(Purpose.OPERATOR)
                .run(tx -> tx.record(AuditEntry.byOperator(principal(ada), AuditAction.DEVICE_RELEASED)
                        .in(org)));

        var shown = only();

        assertThat(shown.entry().actor().kind()).isEqualTo(AuditEntry.Actor.Kind.OPERATOR);
        assertThat(shown.entry().actor().id()).contains(ada.id().toString());
        assertThat(shown.actorAddress()).isEmpty();
    }

    @Test
    void anExportGoesOverManyPagesUpToItsLimitAndSaysWhereToGoOn() {
        world.in(org).run(tx -> {
            for (var i = 0; i < AuditTrail.MOST_EXPORTED + 1; i++) {
                tx.record(AuditEntry.by(principal(ada), AuditAction.DEVICE_CHANGED)
                        .with(i));
            }
        });

        var first = trail.export(org, Filter.ALL, Optional.empty());
        var rest = trail.export(org, Filter.ALL, first.next());

        assertThat(first.items()).hasSize(AuditTrail.MOST_EXPORTED);
        assertThat(first.next()).isPresent();
        assertThat(rest.items())
                .singleElement()
                .satisfies(shown -> assertThat(shown.entry().detail()).contains("0"));
        assertThat(rest.next()).isEmpty();
    }

    private void did(User who, AuditAction action, UserId subject) {
        world.in(org).run(tx -> tx.record(AuditEntry.by(principal(who), action).on(subject)));
    }

    private Shown only() {
        var shown = trail.list(org, Filter.ALL, Page.Request.first(10)).items();
        assertThat(shown).hasSize(1);
        return shown.getFirst();
    }

    private Principal.User principal(User person) {
        return new Principal.User(person.id(), org, Role.OWNER, new SessionId(new UUID(0, 1)), false);
    }
}
