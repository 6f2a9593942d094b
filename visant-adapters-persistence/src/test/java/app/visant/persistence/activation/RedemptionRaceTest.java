package app.visant.persistence.activation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.Together;
import app.visant.application.activation.CodeAdministration;
import app.visant.application.activation.CodeAdministration.Wanted;
import app.visant.application.activation.CodeLedger;
import app.visant.application.activation.CodeRedemption;
import app.visant.application.activation.CodeRedemption.Result;
import app.visant.application.activation.CodeTries;
import app.visant.application.activation.port.CodeRepository;
import app.visant.application.org.PlanCodes.Typed;
import app.visant.application.shared.port.SequentialTokens;
import app.visant.domain.activation.ActivationCode;
import app.visant.domain.activation.ActivationCode.Terms;
import app.visant.domain.activation.Benefit;
import app.visant.domain.activation.Code;
import app.visant.domain.identity.User;
import app.visant.domain.org.Subscription;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.persistence.PostgresPorts;
import app.visant.persistence.TestPostgres;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two nodes, which is two pools over one database, and fifty people who redeem one code at the same moment. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RedemptionRaceTest {
    private static final int PEOPLE = 50;
    private static final int USES = 20;

    private final List<PostgresPorts> nodes;

    RedemptionRaceTest() {
        var database = TestPostgres.newDatabase();
        nodes = List.of(PostgresPorts.over(database), PostgresPorts.over(database));
    }

    @AfterAll
    void close() {
        nodes.forEach(PostgresPorts::close);
    }

    @Test
    void ofFiftyOrganizationsExactlyAsManyGetTheCodeAsMay() {
        var code = made("RUSH", new Terms(Optional.of(USES), Optional.empty(), Optional.empty(), true, List.of()));
        var people = IntStream.range(0, PEOPLE).mapToObj(i -> owner()).toList();

        var results = atOnce(people, code);

        assertThat(results).filteredOn(Result.Redeemed.class::isInstance).hasSize(USES);
        assertThat(refusals(results)).hasSize(PEOPLE - USES).containsOnly("code_used_up");
        assertThat(people.stream().map(person -> slots(person.org())))
                .filteredOn(slots -> slots == Subscription.FIRST_SLOTS + 1)
                .hasSize(USES);
        assertThat(uses(code)).isEqualTo(USES);
    }

    @Test
    void anOrganizationThatRedeemsFiftyTimesAtOnceHasTheCodeOnce() {
        var code = made("ONCE", Terms.OPEN);
        var person = owner();
        var people = IntStream.range(0, PEOPLE).mapToObj(i -> person).toList();

        var results = atOnce(people, code);

        assertThat(results).filteredOn(Result.Redeemed.class::isInstance).hasSize(1);
        assertThat(slots(person.org())).isEqualTo(Subscription.FIRST_SLOTS + 1);
        assertThat(uses(code)).isEqualTo(1);
    }

    @Test
    void noBenefitIsLostWhenAnOrganizationRedeemsManyCodesAtOnce() {
        var person = owner();
        var codes = IntStream.range(0, 8)
                .mapToObj(i -> made("MANY-" + i, Terms.OPEN))
                .toList();
        var turn = new AtomicInteger();

        var results = Together.<Result>run(codes.size(), () -> {
            var mine = turn.getAndIncrement();
            return redemption(mine).redeem(person, typed(codes.get(mine)));
        });

        assertThat(results).hasOnlyElementsOfType(Result.Redeemed.class);
        assertThat(slots(person.org())).isEqualTo(Subscription.FIRST_SLOTS + codes.size());
    }

    /** Each from another address: what is tested is the code's own rules. */
    private List<Result> atOnce(List<Principal.User> people, ActivationCode code) {
        var turn = new AtomicInteger();
        Supplier<Result> one = () -> {
            var mine = turn.getAndIncrement();
            return redemption(mine)
                    .redeem(people.get(mine), new Typed(code.code().value(), "192.0.2." + mine));
        };
        return Together.run(people.size(), one::get);
    }

    private CodeRedemption redemption(int turn) {
        var node = nodes.get(turn % nodes.size());
        return new CodeRedemption(
                node.transactions(),
                new CodeLedger(
                        node.codes(),
                        node.organizations(),
                        node.verifiedAddresses(),
                        node.ids(),
                        () -> PortsUnderTest.NOON),
                new CodeTries(node.rateLimiter(), () -> PortsUnderTest.NOON));
    }

    private ActivationCode made(String text, Terms terms) {
        return administration()
                .make(
                        PostgresPorts.OPERATOR,
                        new Wanted(Optional.of(new Code(text)), "", new Benefit.DeviceSlots(1), terms))
                .orElseThrow();
    }

    private int uses(ActivationCode code) {
        return administration().list(CodeRepository.Filter.ALL, Page.Request.first(100)).items().stream()
                .filter(listed -> listed.code().equals(code.code()))
                .findFirst()
                .orElseThrow()
                .uses();
    }

    private CodeAdministration administration() {
        var node = nodes.getFirst();
        return new CodeAdministration(
                node.transactions(), node.codes(), new SequentialTokens(), () -> PortsUnderTest.NOON);
    }

    private int slots(OrgId org) {
        return nodes.getFirst()
                .in(org)
                .find(tx -> nodes.getFirst().organizations().find(tx, org))
                .orElseThrow()
                .subscription()
                .slots();
    }

    private static List<String> refusals(List<Result> results) {
        return results.stream()
                .filter(Result.NotRedeemed.class::isInstance)
                .map(result -> ((Result.NotRedeemed) result).why().code())
                .toList();
    }

    private static Typed typed(ActivationCode code) {
        return new Typed(code.code().value(), "192.0.2.1");
    }

    private Principal.User owner() {
        User user = nodes.getFirst().newOwner();
        var session = new SessionId(nodes.getFirst().ids().next());
        return new Principal.User(user.id(), user.currentOrg(), Role.OWNER, session, false);
    }
}
