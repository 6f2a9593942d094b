package app.visant.application.evaluation.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.PortsUnderTest;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.evaluation.NormalDescription;
import app.visant.domain.shared.DescriptionId;
import app.visant.domain.shared.OrgId;
import org.junit.jupiter.api.Test;

public interface DescriptionRepositoryContract {
    PortsUnderTest ports();

    @Test
    default void theFirstOneIsAddedWhereTheOrganizationIsFounded() {
        var org = ports().newOrg();
        var first = NormalDescription.first(newId(), org, PortsUnderTest.NOON);

        ports().system(Purpose.LOG_IN).run(tx -> ports().descriptions().add(tx, first));

        assertThat(active(org)).isEqualTo(first);
    }

    @Test
    default void theOneAddedLastIsTheActiveOne() {
        var org = ports().newOrg();
        add(version(org, 1, "Nobody in the yard."));
        var second = version(org, 2, "Niemand im Hof – außer der Katze 🐈.\nUnd nachts ist Licht aus.");

        add(second);

        assertThat(active(org)).isEqualTo(second);
    }

    @Test
    default void organizationsHaveTheirOwn() {
        var org = ports().newOrg();
        var other = ports().newOrg();
        var mine = version(org, 1, "Nobody in the yard.");
        var theirs = version(other, 1, "Everybody in the yard.");
        add(mine);
        add(theirs);

        assertThat(active(org)).isEqualTo(mine);
        assertThat(active(other)).isEqualTo(theirs);
    }

    @Test
    default void anotherOrganizationNeitherReadsNorAddsOne() {
        var org = ports().newOrg();
        var other = ports().newOrg();
        var mine = version(org, 1, "Nobody in the yard.");
        add(mine);

        assertThatThrownBy(
                        () -> ports().in(other).run(tx -> ports().descriptions().active(tx, org)))
                .isNotNull();
        assertThatThrownBy(() ->
                        ports().in(other).run(tx -> ports().descriptions().add(tx, version(org, 2, "All is normal."))))
                .isNotNull();

        assertThat(active(org)).isEqualTo(mine);
    }

    private DescriptionId newId() {
        return new DescriptionId(ports().ids().next());
    }

    private NormalDescription version(OrgId org, int version, String text) {
        return new NormalDescription(newId(), org, version, text, PortsUnderTest.NOON.plusSeconds(version));
    }

    private void add(NormalDescription description) {
        ports().in(description.org()).run(tx -> ports().descriptions().add(tx, description));
    }

    private NormalDescription active(OrgId org) {
        return ports().in(org).get(tx -> ports().descriptions().active(tx, org));
    }
}
