package app.visant.application.org.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Inside;
import app.visant.application.PortsUnderTest;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.org.Limit;
import app.visant.domain.shared.OrgId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface LimitRepositoryContract {
    PortsUnderTest ports();

    @Test
    default void nothingIsSetToBeginWith() {
        assertThat(of(ports().newOrg())).isEmpty();
    }

    @Test
    default void keepsEachAsItWasSetLast() {
        var org = ports().newOrg();
        set(org, Map.of(Limit.STORAGE_BYTES, Optional.of(5_000_000_000_000L), Limit.STREAMS, Optional.of(7L)), NOON);
        set(org, Map.of(Limit.STREAMS, Optional.of(0L), Limit.STREAMS_EACH, Optional.of(2L)), NOON);
        set(ports().newOrg(), Map.of(Limit.STREAMS, Optional.of(9L)), NOON);
        set(org, Map.of(), NOON);

        assertThat(of(org))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(Limit.STORAGE_BYTES, 5_000_000_000_000L, Limit.STREAMS, 0L, Limit.STREAMS_EACH, 2L));
        assertThat(ports().in(org).<Map<Limit, Long>>get(tx -> ports().limits().of(tx, org)))
                .isEqualTo(of(org));
    }

    @Test
    default void whatIsSetToNothingIsNotSet() {
        var org = ports().newOrg();
        set(org, Map.of(Limit.STREAMS, Optional.of(7L), Limit.CAPTURES_PER_DAY, Optional.of(8L)), NOON);
        set(org, Map.of(Limit.STREAMS, Optional.empty()), NOON);

        assertThat(of(org)).containsExactlyEntriesOf(Map.of(Limit.CAPTURES_PER_DAY, 8L));
    }

    @Test
    default void tellsAllOfThoseForWhichSomethingChangedSince() {
        var early = ports().newOrg();
        var late = ports().newOrg();
        var freed = ports().newOrg();
        set(early, Map.of(Limit.STREAMS, Optional.of(1L)), NOON);
        set(late, Map.of(Limit.STREAMS, Optional.of(2L)), NOON);
        set(late, Map.of(Limit.STREAMS_EACH, Optional.of(3L)), NOON.plusSeconds(10));
        set(freed, Map.of(Limit.STREAMS, Optional.of(4L)), NOON);
        set(freed, Map.of(Limit.STREAMS, Optional.empty()), NOON.plusSeconds(10));

        assertThat(changedSince(NOON.plusSeconds(10)))
                .doesNotContainKey(early)
                .containsEntry(late, Map.of(Limit.STREAMS, 2L, Limit.STREAMS_EACH, 3L))
                .containsEntry(freed, Map.of());
        assertThat(changedSince(NOON)).containsEntry(early, Map.of(Limit.STREAMS, 1L));
    }

    @Test
    default void noOrganizationReadsAnothersOrSetsItsOwn() {
        var org = ports().newOrg();
        set(org, Map.of(Limit.STREAMS, Optional.of(7L)), NOON);
        var other = ports().newOrg();

        assertThat(ports().in(other)
                        .<Map<Limit, Long>>get(tx -> ports().limits().of(tx, org)))
                .isEmpty();
        ports().in(org).attempt(tx -> ports().limits().set(tx, org, Map.of(Limit.STREAMS, Optional.of(0L)), NOON));
        assertThat(of(org)).containsEntry(Limit.STREAMS, 7L);
    }

    /** When the tests take place. */
    Instant NOON = PortsUnderTest.NOON;

    private void set(OrgId org, Map<Limit, Optional<Long>> change, Instant now) {
        operator().run(tx -> ports().limits().set(tx, org, change, now));
    }

    private Map<Limit, Long> of(OrgId org) {
        return operator().get(tx -> ports().limits().of(tx, org));
    }

    private Map<OrgId, Map<Limit, Long>> changedSince(Instant since) {
        return operator().get(tx -> ports().limits().changedSince(tx, since));
    }

    private Inside operator() {
        return ports().system(Purpose.OPERATOR);
    }
}
