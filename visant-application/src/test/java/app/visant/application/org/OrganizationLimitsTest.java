package app.visant.application.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.InMemoryWorld;
import app.visant.application.org.OrganizationLimits.Standing;
import app.visant.domain.org.Limit;
import app.visant.domain.org.Limits;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class OrganizationLimitsTest {
    private static final Limits USUAL = Limits.of(Map.of(Limit.STREAMS, 10L, Limit.CAPTURES_PER_DAY, 100L));

    private static final Principal OPERATOR = new Principal.Operator("console");

    private final InMemoryWorld world = new InMemoryWorld();
    private final LimitBook book =
            new LimitBook(world.transactions(), world.limits(), new LimitBook.Installation(USUAL), world.clock());
    private final OrganizationLimits limits =
            new OrganizationLimits(world.transactions(), world.organizations(), world.limits(), book, world.clock());
    private final OrgId org = world.newOrg();

    @Test
    void anOrganizationHasWhatTheInstallationHasUntilSomethingElseIsSet() {
        assertThat(limits.limits(org)).contains(new Standing(USUAL, Set.of()));

        limits.setLimits(
                OPERATOR, org, Map.of(Limit.STREAMS, Optional.of(3L), Limit.STORAGE_BYTES, Optional.of(1_000L)));

        var expected = Limits.of(Map.of(Limit.STREAMS, 3L, Limit.CAPTURES_PER_DAY, 100L, Limit.STORAGE_BYTES, 1_000L));
        assertThat(limits.limits(org)).contains(new Standing(expected, Set.of(Limit.STREAMS, Limit.STORAGE_BYTES)));
        assertThat(book.of(org)).isEqualTo(expected);
        assertThat(book.of(world.newOrg())).isEqualTo(USUAL);
    }

    @Test
    void zeroLiftsALimitAndNothingGoesBackToTheInstallations() {
        limits.setLimits(OPERATOR, org, Map.of(Limit.STREAMS, Optional.of(0L)));
        assertThat(book.of(org).find(Limit.STREAMS)).isEmpty();

        var back = limits.setLimits(OPERATOR, org, Map.of(Limit.STREAMS, Optional.empty()));

        assertThat(back).contains(new Standing(USUAL, Set.of()));
        assertThat(book.of(org)).isEqualTo(USUAL);
    }

    @Test
    void onlyAnOrganizationThatThereIsHasLimits() {
        var nobody = new OrgId(world.ids().next());

        assertThat(limits.limits(nobody)).isEmpty();
        assertThat(limits.setLimits(OPERATOR, nobody, Map.of(Limit.STREAMS, Optional.of(3L))))
                .isEmpty();
        assertThatThrownBy(() -> limits.setLimits(OPERATOR, org, Map.of(Limit.STREAMS, Optional.of(-1L))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
