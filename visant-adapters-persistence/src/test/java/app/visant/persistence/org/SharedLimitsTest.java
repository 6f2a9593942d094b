package app.visant.persistence.org;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.Together;
import app.visant.application.org.LimitBook;
import app.visant.application.org.OrganizationLimits;
import app.visant.application.org.RequestAllowance;
import app.visant.application.org.StreamAllowance;
import app.visant.application.org.port.UsageRepository.Intake;
import app.visant.application.org.port.UsageRepository.Taking;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.org.Limit;
import app.visant.domain.org.Limits;
import app.visant.domain.org.Usage;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.UserId;
import app.visant.persistence.PostgresPorts;
import app.visant.persistence.TestPostgres;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two nodes, which is two pools over one database; what a node keeps to itself is lost when it starts anew. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SharedLimitsTest {
    private final List<PostgresPorts> nodes;

    SharedLimitsTest() {
        var database = TestPostgres.newDatabase();
        nodes = List.of(PostgresPorts.over(database), PostgresPorts.over(database));
    }

    @AfterAll
    void close() {
        nodes.forEach(PostgresPorts::close);
    }

    @Test
    void ofStillsThatComeToTwoNodesAtOnceExactlyAsManyAreTakenAsMay() {
        var org = nodes.get(0).newOrg();
        var limits = Limits.of(Map.of(Limit.CAPTURES_PER_DAY, 25L));
        var turn = new AtomicInteger();

        var takings = Together.run(40, () -> {
            var node = nodes.get(turn.getAndIncrement() % 2);
            return node.transactions()
                    .<Taking>forOrg(
                            org, tx -> node.usage().take(tx, org, new Intake(1, 10), limits, PortsUnderTest.NOON));
        });

        assertThat(takings).filteredOn(Taking.Taken.class::isInstance).hasSize(25);
        assertThat(takings).filteredOn(Taking.DayFull.class::isInstance).hasSize(15);
        Usage used = nodes.get(1).in(org).get(tx -> nodes.get(1).usage().of(tx, org, PortsUnderTest.NOON));
        assertThat(used).isEqualTo(new Usage(25, 250));
    }

    @Test
    void requestsToTwoNodesAreOneCountThatARestartKeeps() {
        var user = user(nodes.get(0).newOrg());
        var limits = Limits.of(Map.of(Limit.REQUESTS_PER_MINUTE_EACH, 100L));
        var one = requests(0, limits);
        var two = requests(1, limits);

        var admitted = admitted(one, user, 60) + admitted(two, user, 60);

        assertThat(admitted).isBetween(100, 105);
        assertThat(admitted(requests(0, limits), user, 60))
                .as("one that starts anew learns of it after a twentieth")
                .isLessThanOrEqualTo(5);
    }

    @Test
    void smallLimitsAreExactEvenWhenAllComeAtOnce() {
        var user = user(nodes.get(0).newOrg());
        var limits = Limits.of(Map.of(Limit.REQUESTS_PER_MINUTE_EACH, 10L));
        var allowances = List.of(requests(0, limits), requests(1, limits));
        var turn = new AtomicInteger();

        var refused = Together.run(
                24, () -> allowances.get(turn.getAndIncrement() % 2).admit(user));

        assertThat(refused).filteredOn(Optional::isEmpty).hasSize(10);
    }

    @Test
    void streamsOnTwoNodesAreOneCount() {
        var org = nodes.get(0).newOrg();
        var limits = Limits.of(Map.of(Limit.STREAMS, 3L));
        var one = streams(0, limits);
        var two = streams(1, limits);
        var first = one.open(user(org)).orElseThrow();
        first.taken();
        one.open(user(org)).orElseThrow().taken();
        two.open(user(org)).orElseThrow().taken();

        assertThat(one.open(user(org))).isEmpty();
        assertThat(two.open(user(org))).isEmpty();
        first.close();
        one.tick();
        assertThat(two.open(user(org))).isPresent();
    }

    @Test
    void whatTheOperatorSetsOnOneNodeHoldsOnTheOther() {
        var org = nodes.get(0).newOrg();
        var here = book(0, Limits.NONE);
        var there = book(1, Limits.NONE);
        assertThat(there.of(org)).isEqualTo(Limits.NONE);
        var node = nodes.get(0);
        new OrganizationLimits(
                        node.transactions(), node.organizations(), node.limits(), here, () -> PortsUnderTest.NOON)
                .setLimits(new Principal.Operator("console"), org, Map.of(Limit.STREAMS, Optional.of(3L)));

        there.tick();

        assertThat(there.of(org)).isEqualTo(Limits.of(Map.of(Limit.STREAMS, 3L)));
        assertThat(here.of(org)).isEqualTo(there.of(org));
    }

    private static int admitted(RequestAllowance allowance, Principal who, int requests) {
        return (int) IntStream.range(0, requests)
                .filter(i -> allowance.admit(who).isEmpty())
                .count();
    }

    private RequestAllowance requests(int node, Limits limits) {
        var ports = nodes.get(node);
        return new RequestAllowance(
                ports.transactions(), ports.requestCounts(), book(node, limits), () -> PortsUnderTest.NOON);
    }

    private StreamAllowance streams(int node, Limits limits) {
        var ports = nodes.get(node);
        var id = new NodeId(ports.ids().next());
        ports.system(Purpose.NODE).run(tx -> ports.presence().nodeAlive(tx, id, PortsUnderTest.NOON));
        return new StreamAllowance(
                ports.transactions(), ports.streamCounts(), book(node, limits), id, () -> PortsUnderTest.NOON);
    }

    private LimitBook book(int node, Limits limits) {
        var ports = nodes.get(node);
        return new LimitBook(
                ports.transactions(), ports.limits(), new LimitBook.Installation(limits), () -> PortsUnderTest.NOON);
    }

    private Principal.User user(OrgId org) {
        var ids = nodes.get(0).ids();
        return new Principal.User(new UserId(ids.next()), org, Role.VIEWER, new SessionId(ids.next()), false);
    }
}
