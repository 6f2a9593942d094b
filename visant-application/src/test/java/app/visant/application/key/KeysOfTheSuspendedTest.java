package app.visant.application.key;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;
import app.visant.application.audit.port.AuditLog;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Signal;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.User;
import app.visant.domain.key.ApiKey;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.Sha256;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class KeysOfTheSuspendedTest {
    private final InMemoryWorld world = new InMemoryWorld();
    private final KeysOfTheSuspended step = new KeysOfTheSuspended(world.keys(), world.signals());

    @Test
    void eachOrganizationThatLosesAKeyIsToldInItsLog() {
        var person = world.newOwner();
        var elsewhere = world.newOrg();
        world.system(Purpose.MEMBERSHIP)
                .run(tx -> world.members()
                        .add(tx, new Membership(person.id(), elsewhere, Role.ADMIN), PortsUnderTest.NOON));
        var here = keyOf(person, person.currentOrg());
        var there = keyOf(person, elsewhere);

        world.system(Purpose.OPERATOR).run(tx -> step.onSuspension(tx, PortsUnderTest.OPERATOR, person.id()));

        assertThat(log(person.currentOrg())).containsExactly(revoked(here));
        assertThat(log(elsewhere)).containsExactly(revoked(there));
        assertThat(world.signals().published())
                .containsExactlyInAnyOrder(new Signal.KeyRevoked(here), new Signal.KeyRevoked(there));
    }

    private static String revoked(KeyId key) {
        return "key.revoked by OPERATOR on " + new AuditEntry.Subject("key", key.toString());
    }

    private KeyId keyOf(User maker, OrgId org) {
        var key = new ApiKey(
                new KeyId(world.ids().next()),
                "Wall display",
                maker.id(),
                Reach.all(org),
                Set.of(Permission.CAPTURES_READ),
                PortsUnderTest.NOON,
                Optional.empty(),
                Optional.empty());
        world.in(org).run(tx -> world.keys().add(tx, key, Sha256.of("secret")));
        return key.id();
    }

    private List<String> log(OrgId org) {
        return world
                .in(org)
                .page(tx -> world.auditLog().list(tx, org, AuditLog.Filter.ALL, Page.Request.first(10)))
                .items()
                .stream()
                .map(entry -> "%s by %s on %s"
                        .formatted(
                                entry.action(),
                                entry.actor().kind(),
                                entry.subject().orElseThrow()))
                .toList();
    }
}
