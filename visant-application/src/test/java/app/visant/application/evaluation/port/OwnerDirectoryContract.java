package app.visant.application.evaluation.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.evaluation.port.OwnerDirectory.Owner;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.identity.Membership;
import app.visant.domain.shared.Role;
import org.junit.jupiter.api.Test;

public interface OwnerDirectoryContract {
    PortsUnderTest ports();

    @Test
    default void namesOwnersAndNobodyElse() {
        var owner = ports().newOwner();
        var org = owner.currentOrg();
        var second = ports().newOwner();
        var editor = ports().newOwner();
        ports().system(Purpose.MEMBERSHIP).run(tx -> {
            ports().members().add(tx, new Membership(second.id(), org, Role.OWNER), PortsUnderTest.NOON.plusSeconds(9));
            ports().members().add(tx, new Membership(editor.id(), org, Role.EDITOR), PortsUnderTest.NOON);
        });

        assertThat(ports().system(Purpose.MEMBERSHIP)
                        .list(tx -> ports().owners().owners(tx, org)))
                .containsExactlyInAnyOrder(
                        new Owner(owner.email().value(), owner.name()),
                        new Owner(second.email().value(), second.name()));
    }

    @Test
    default void anOrganizationMayHaveNone() {
        var org = ports().newOrg();

        assertThat(ports().system(Purpose.MEMBERSHIP)
                        .list(tx -> ports().owners().owners(tx, org)))
                .isEmpty();
    }
}
