package app.visant.application.org.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Inside;
import app.visant.application.PortsUnderTest;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.org.Organization;
import app.visant.domain.org.Subscription;
import app.visant.domain.org.Suspension;
import app.visant.domain.shared.Language;
import app.visant.domain.shared.OrgId;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface OrganizationRepositoryContract {
    PortsUnderTest ports();

    @Test
    default void keepsAllThatAnOrganizationIs() {
        var added = new Organization(
                new OrgId(ports().ids().next()),
                "Ærø Fähre GmbH",
                new Subscription.FreeMonths(7, PortsUnderTest.NOON.plus(Duration.ofDays(30))),
                ZoneId.of("Europe/Copenhagen"),
                Language.DE,
                PortsUnderTest.NOON);

        ports().system(Purpose.LOG_IN).run(tx -> ports().organizations().add(tx, added));

        assertThat(ports().system(Purpose.LOG_IN)
                        .find(tx -> ports().organizations().find(tx, added.id())))
                .contains(added);
        assertThat(ports().in(added.id()).find(tx -> ports().organizations().find(tx, added.id())))
                .contains(added);
        assertThat(ports().in(added.id()).find(tx -> ports().organizations().lock(tx, added.id())))
                .contains(added);
    }

    @Test
    default void knowsNoOrganizationThatWasNeverAdded() {
        var unknown = new OrgId(ports().ids().next());

        assertThat(ports().system(Purpose.LOG_IN)
                        .find(tx -> ports().organizations().find(tx, unknown)))
                .isEmpty();
        assertThat(ports().in(unknown).find(tx -> ports().organizations().lock(tx, unknown)))
                .isEmpty();
    }

    @Test
    default void aSubscriptionIsChangedByTheSystemAlone() {
        var org = ports().newOrg();
        var better = new Subscription.FreeMonths(8, PortsUnderTest.NOON.plus(Duration.ofDays(90)));

        ports().in(org).attempt(tx -> ports().organizations().subscribe(tx, org, better));
        assertThat(subscription(org)).isEqualTo(Subscription.first(PortsUnderTest.NOON));
        ports().system(Purpose.CODE_REDEMPTION)
                .run(tx -> ports().organizations().subscribe(tx, org, better));

        assertThat(subscription(org)).isEqualTo(better);
        assertThat(subscription(ports().newOrg())).isEqualTo(Subscription.first(PortsUnderTest.NOON));
    }

    private Subscription subscription(OrgId org) {
        return ports().in(org)
                .find(tx -> ports().organizations().find(tx, org))
                .orElseThrow()
                .subscription();
    }

    @Test
    default void showsAnOrganizationToNoOther() {
        var mine = ports().newOrg();
        var other = ports().newOrg();

        assertThat(ports().in(other).find(tx -> ports().organizations().find(tx, mine)))
                .isEmpty();
        assertThat(ports().in(other).find(tx -> ports().organizations().lock(tx, mine)))
                .isEmpty();
    }

    @Test
    default void isSuspendedByTheSystemAloneUntilItGoesOn() {
        var org = ports().newOrg();
        var suspension = new Suspension(PortsUnderTest.NOON, "unpaid since May");
        ports().in(org).attempt(tx -> ports().organizations().suspend(tx, org, Optional.of(suspension)));
        assertThat(suspension(org)).isEmpty();

        operator().run(tx -> ports().organizations().suspend(tx, org, Optional.of(suspension)));
        assertThat(suspension(org)).contains(suspension);
        assertThat(suspension(ports().newOrg())).isEmpty();

        var other = new Suspension(PortsUnderTest.NOON.plusSeconds(5), "abuse");
        operator().run(tx -> ports().organizations().suspend(tx, org, Optional.of(other)));
        assertThat(suspension(org)).contains(other);

        operator().run(tx -> ports().organizations().suspend(tx, org, Optional.empty()));
        assertThat(suspension(org)).isEmpty();
    }

    private Optional<Suspension> suspension(OrgId org) {
        return operator().find(tx -> ports().organizations().suspension(tx, org));
    }

    private Inside operator() {
        return ports().system(Purpose.OPERATOR);
    }
}
