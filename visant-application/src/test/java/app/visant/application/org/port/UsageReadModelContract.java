package app.visant.application.org.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.org.port.UsageReadModel.Usage;
import app.visant.domain.shared.OrgId;
import org.junit.jupiter.api.Test;

public interface UsageReadModelContract {
    PortsUnderTest ports();

    @Test
    default void countsTheStillsOfTheOrganizationThatWereTakenSince() {
        var org = ports().newOrg();
        var device = ports().newDevice(org);
        ports().newCapture(device, PortsUnderTest.NOON.minusSeconds(1));
        ports().newCapture(device, PortsUnderTest.NOON);
        ports().newCapture(ports().newDevice(org), PortsUnderTest.NOON.plusSeconds(1));
        var other = ports().newOrg();
        ports().newCapture(ports().newDevice(other), PortsUnderTest.NOON);

        assertThat(usage(org)).isEqualTo(new Usage(2));
        assertThat(usage(other)).isEqualTo(new Usage(1));
        assertThat(usage(ports().newOrg())).isEqualTo(new Usage(0));
    }

    @Test
    default void tellsNoOrganizationOfAnother() {
        var org = ports().newOrg();
        ports().newCapture(ports().newDevice(org), PortsUnderTest.NOON);

        assertThat(usage(ports().newOrg(), org)).isEqualTo(new Usage(0));
    }

    private Usage usage(OrgId org) {
        return usage(org, org);
    }

    private Usage usage(OrgId who, OrgId of) {
        return ports().in(who).get(tx -> ports().usage().since(tx, of, PortsUnderTest.NOON));
    }
}
