package app.visant.application.org;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.StorageUnavailableException;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.org.Limit;
import app.visant.domain.org.Limits;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RequestAllowanceTest {
    private final InMemoryWorld world = new InMemoryWorld();
    private final OrgId org = world.newOrg();

    @Test
    void aCredentialHasSoManyAMinuteAndThenWaitsForTheNext() {
        var node = node(Limits.of(Map.of(Limit.REQUESTS_PER_MINUTE_EACH, 10L)));
        var user = user();
        world.clock().advance(Duration.ofSeconds(48));

        assertThat(admitted(node, user, 15)).isEqualTo(10);
        assertThat(node.admit(user)).contains(Duration.ofSeconds(12));
        assertThat(node.admit(user())).as("another session").isEmpty();

        world.clock().advance(Duration.ofSeconds(12));
        assertThat(node.admit(user)).isEmpty();
    }

    @Test
    void allCredentialsOfAnOrganizationTogetherHaveTheirsToo() {
        var node = node(Limits.of(Map.of(Limit.REQUESTS_PER_MINUTE, 10L)));

        assertThat(admitted(node, user(), 6)).isEqualTo(6);
        assertThat(admitted(node, key(), 6)).isEqualTo(4);
        assertThat(node.admit(user(world.newOrg()))).as("another organization").isEmpty();
    }

    @Test
    void aFleetUsesUpNothingOfWhatPeopleNeed() {
        var node = node(Limits.of(Map.of(Limit.REQUESTS_PER_MINUTE, 10L, Limit.REQUESTS_PER_MINUTE_EACH, 20L)));

        for (var i = 0; i < 5; i++) {
            assertThat(admitted(node, device("CAM-" + i), 30)).isEqualTo(20);
        }

        assertThat(admitted(node, user(), 10)).isEqualTo(10);
    }

    @Test
    void withoutLimitsNothingIsCountedNorAsked() {
        var transactions = new Counting();
        var node = node(Limits.NONE, transactions);
        node.admit(user());
        var before = transactions.count.get();

        assertThat(admitted(node, user(), 1_000)).isEqualTo(1_000);

        assertThat(transactions.count.get()).isEqualTo(before);
    }

    @Test
    void nodesShareTheCountAndLetInOneTwentiethTooManyAtMost() {
        var limits = Limits.of(Map.of(Limit.REQUESTS_PER_MINUTE_EACH, 200L));
        var one = node(limits);
        var two = node(limits);
        var user = user();

        var admitted = IntStream.range(0, 400)
                .filter(i -> (i % 2 == 0 ? one : two).admit(user).isEmpty())
                .count();

        assertThat(admitted).isBetween(200L, 210L);
        assertThat(one.admit(user)).isPresent();
        assertThat(two.admit(user)).isPresent();
    }

    @Test
    void smallLimitsAreExactOverNodes() {
        var limits = Limits.of(Map.of(Limit.REQUESTS_PER_MINUTE_EACH, 10L));
        var one = node(limits);
        var two = node(limits);
        var user = user();

        var admitted = IntStream.range(0, 40)
                .filter(i -> (i % 2 == 0 ? one : two).admit(user).isEmpty())
                .count();

        assertThat(admitted).isEqualTo(10);
    }

    @Test
    void aRestartKeepsTheCount() {
        var limits = Limits.of(Map.of(Limit.REQUESTS_PER_MINUTE_EACH, 10L));
        var user = user();
        assertThat(admitted(node(limits), user, 7)).isEqualTo(7);

        assertThat(admitted(node(limits), user, 7)).isEqualTo(3);
    }

    @Test
    void whoAsksLittleCostsNoStatementAndWhoAsksMuchFew() {
        var transactions = new Counting();
        var node = node(Limits.of(Map.of(Limit.REQUESTS_PER_MINUTE_EACH, 2_000L)), transactions);
        node.admit(device("CAM-0"));
        var before = transactions.count.get();

        for (var i = 0; i < 50; i++) {
            admitted(node, device("CAM-" + i), 99);
        }
        assertThat(transactions.count.get()).isEqualTo(before + 1);

        admitted(node, user(), 2_000);
        assertThat(transactions.count.get()).isEqualTo(before + 21);
    }

    @Test
    void aDatabaseThatIsAwayKeepsNobodyOut() {
        var transactions = new Counting();
        var node = node(Limits.of(Map.of(Limit.REQUESTS_PER_MINUTE_EACH, 10L)), transactions);
        var user = user();
        node.admit(user);
        transactions.away = true;

        assertThat(admitted(node, user, 20)).isEqualTo(9);
        transactions.away = false;
        assertThat(admitted(node(Limits.of(Map.of(Limit.REQUESTS_PER_MINUTE_EACH, 10L))), user, 20))
                .as("what was counted meanwhile was not told")
                .isEqualTo(9);
    }

    @Test
    void whatTheOperatorSetsHoldsAtOnceHereAndSoonElsewhere() {
        var here = book(Limits.of(Map.of(Limit.REQUESTS_PER_MINUTE_EACH, 10L)), world.transactions());
        var there = book(Limits.of(Map.of(Limit.REQUESTS_PER_MINUTE_EACH, 10L)), world.transactions());
        var limits = new OrganizationLimits(
                world.transactions(), world.organizations(), world.limits(), here, world.clock());
        assertThat(there.of(org).find(Limit.REQUESTS_PER_MINUTE_EACH)).contains(10L);

        limits.setLimits(
                new Principal.Operator("console"), org, Map.of(Limit.REQUESTS_PER_MINUTE_EACH, Optional.of(0L)));

        assertThat(here.of(org).find(Limit.REQUESTS_PER_MINUTE_EACH)).isEmpty();
        world.clock().advance(Duration.ofSeconds(4));
        there.tick();
        assertThat(there.of(org).find(Limit.REQUESTS_PER_MINUTE_EACH)).isEmpty();
    }

    private int admitted(RequestAllowance node, Principal who, int requests) {
        return (int) IntStream.range(0, requests)
                .filter(i -> node.admit(who).isEmpty())
                .count();
    }

    private RequestAllowance node(Limits limits) {
        return node(limits, world.transactions());
    }

    private RequestAllowance node(Limits limits, TransactionRunner transactions) {
        return new RequestAllowance(transactions, world.requestCounts(), book(limits, transactions), world.clock());
    }

    private LimitBook book(Limits limits, TransactionRunner transactions) {
        return new LimitBook(transactions, world.limits(), new LimitBook.Installation(limits), world.clock());
    }

    private Principal.User user() {
        return user(org);
    }

    private Principal.User user(OrgId of) {
        var id = world.ids();
        return new Principal.User(new UserId(id.next()), of, Role.VIEWER, new SessionId(id.next()), false);
    }

    private Principal.Key key() {
        var scopes = Set.of(Permission.CAPTURES_READ);
        return new Principal.Key(
                new KeyId(world.ids().next()), new UserId(world.ids().next()), Reach.all(org), scopes);
    }

    private Principal.Device device(String id) {
        return new Principal.Device(new DeviceId(id), org, Instant.MAX);
    }

    /** Counts transactions, and fails them while it is away. */
    private final class Counting implements TransactionRunner {
        private final AtomicInteger count = new AtomicInteger();
        private boolean away;

        @Override
        public <T> T forOrg(OrgId of, Function<Tx, T> work) {
            return world.transactions().forOrg(of, work);
        }

        @Override
        public <T> T system(Purpose purpose, Function<Tx, T> work) {
            if (away) {
                throw new StorageUnavailableException("away", new IllegalStateException());
            }
            count.incrementAndGet();
            return world.transactions().system(purpose, work);
        }
    }
}
