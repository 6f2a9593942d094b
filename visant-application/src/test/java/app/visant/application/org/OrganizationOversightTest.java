package app.visant.application.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;
import app.visant.application.audit.port.AuditLog;
import app.visant.application.org.OrganizationOversight.Change;
import app.visant.application.org.OrganizationOversight.Standing;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Signal;
import app.visant.domain.org.Limit;
import app.visant.domain.org.Suspension;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OrganizationOversightTest {
    private static final Standing UNPAID = new Standing.Suspended("unpaid");

    private final InMemoryWorld world = new InMemoryWorld();
    private final OrganizationLimits limits = new OrganizationLimits(
            world.transactions(), world.organizations(), world.limits(), world.limitBook(), world.clock());
    private final OrganizationOversight oversight = new OrganizationOversight(
            world.transactions(), world.organizations(), limits, world.signals(), world.clock());
    private final OrgId org = world.newOrg();

    @Test
    void anOrganizationIsSuspendedAndGoesOnAndEitherIsInItsLog() {
        assertThat(change(UNPAID)).isTrue();
        assertThat(suspension()).contains(new Suspension(world.clock().instant(), "unpaid"));
        assertThat(world.signals().published()).contains(new Signal.OrganizationSuspended(org));

        assertThat(change(new Standing.Good())).isTrue();
        assertThat(suspension()).isEmpty();
        assertThat(actions()).containsExactly("organization.resumed", "organization.suspended");
    }

    @Test
    void anotherReasonLeavesTheDay() {
        change(UNPAID);
        var since = world.clock().instant();
        world.clock().advance(Duration.ofDays(2));

        change(new Standing.Suspended("and abusive"));

        assertThat(suspension()).contains(new Suspension(since, "and abusive"));
    }

    @Test
    void whatIsNotSuspendedGoesOnUnnoticed() {
        assertThat(change(new Standing.Good())).isTrue();

        assertThat(actions()).isEmpty();
    }

    @Test
    void limitsAndSuspensionChangeTogether() {
        oversight.change(PortsUnderTest.OPERATOR, org, new Change(UNPAID, Map.of(Limit.STREAMS, Optional.of(3L))));

        assertThat(world.limitBook().of(org).find(Limit.STREAMS)).contains(3L);
        assertThat(actions()).containsExactlyInAnyOrder("organization.limited", "organization.suspended");
    }

    @Test
    void nothingIsChangedOfNobody() {
        var nobody = new OrgId(world.ids().next());

        assertThat(oversight.change(PortsUnderTest.OPERATOR, nobody, new Change(UNPAID, Map.of())))
                .isFalse();
    }

    @Test
    void aReasonIsOneLineAndALimitNoDebt() {
        assertThatThrownBy(() -> new Standing.Suspended("two\nlines")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Standing.Suspended(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Change(new Standing.Good(), Map.of(Limit.STREAMS, Optional.of(-1L))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private boolean change(Standing standing) {
        return oversight.change(PortsUnderTest.OPERATOR, org, new Change(standing, Map.of()));
    }

    private Optional<Suspension> suspension() {
        return world.system(Purpose.OPERATOR).find(tx -> world.organizations().suspension(tx, org));
    }

    private List<String> actions() {
        return world
                .in(org)
                .page(tx -> world.auditLog().list(tx, org, AuditLog.Filter.ALL, Page.Request.first(9)))
                .items()
                .stream()
                .map(AuditLog.Recorded::action)
                .toList();
    }
}
