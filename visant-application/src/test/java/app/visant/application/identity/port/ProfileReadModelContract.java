package app.visant.application.identity.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Inside;
import app.visant.application.PortsUnderTest;
import app.visant.application.identity.port.ProfileReadModel.Profile;
import app.visant.application.identity.port.UserRepository.OrgName;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.UserId;
import org.junit.jupiter.api.Test;

public interface ProfileReadModelContract {
    PortsUnderTest ports();

    @Test
    default void showsThePersonAndTheOrganization() {
        var user = ports().newOwner();
        var org = user.currentOrg();
        var organization =
                logIn().find(tx -> ports().organizations().find(tx, org)).orElseThrow();

        assertThat(logIn().find(tx -> ports().profiles().find(tx, user.id(), org)))
                .hasValueSatisfying(profile -> {
                    assertThat(profile.user()).isEqualTo(user);
                    assertThat(profile.organization()).isEqualTo(organization);
                    assertThat(profile.devicesUsed()).isZero();
                    assertThat(profile.organizations())
                            .containsExactly(new OrgName(org, organization.name(), Role.OWNER));
                });
    }

    @Test
    default void countsTheSlotsThatActiveDevicesOfTheOrganizationTake() {
        var user = ports().newOwner();
        var org = user.currentOrg();
        ports().newDevice(org);
        ports().newDevice(org);
        var retired = ports().newDevice(org);
        ports().in(org).run(tx -> ports().devices().update(tx, retired.deactivate(PortsUnderTest.NOON)));
        ports().newDevice(ports().newOrg());

        assertThat(logIn().find(tx -> ports().profiles().find(tx, user.id(), org)))
                .map(Profile::devicesUsed)
                .contains(2);
    }

    @Test
    default void thereIsNoProfileOfNobody() {
        var org = ports().newOrg();
        var nobody = new UserId(ports().ids().next());
        var user = ports().newOwner();
        var nowhere = new OrgId(ports().ids().next());

        assertThat(logIn().find(tx -> ports().profiles().find(tx, nobody, org))).isEmpty();
        assertThat(logIn().find(tx -> ports().profiles().find(tx, user.id(), nowhere)))
                .isEmpty();
    }

    private Inside logIn() {
        return ports().system(Purpose.LOG_IN);
    }
}
