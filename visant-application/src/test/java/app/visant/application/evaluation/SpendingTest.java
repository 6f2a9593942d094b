package app.visant.application.evaluation;

import static app.visant.application.evaluation.EvaluationWorld.says;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.evaluation.port.ScriptedVisionModel;
import app.visant.application.evaluation.port.SpendingRepository.Line;
import app.visant.application.evaluation.port.VisionModel.Answer;
import app.visant.application.mail.MailDelivery;
import app.visant.application.mail.port.Letter;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.evaluation.Budget;
import app.visant.domain.evaluation.ConsensusPolicy;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.evaluation.PanelPlan;
import app.visant.domain.evaluation.PriceList;
import app.visant.domain.evaluation.Spending;
import app.visant.domain.evaluation.Spent;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each answer of the paid agent costs 1000 tokens in and 100 out: 1500 + 600 millionths of a dollar. */
final class SpendingTest {
    private static final PriceList PRICES = PriceList.parse("2026-01-01 paid * 1.5 6");
    private static final long ONE = 2_100;
    private static final Spent TOKENS = new Spent(
            Optional.of("paid-2026"), Optional.of(1_000L), Optional.of(100L), Optional.of("en-1"), Optional.of("{}"));

    private final EvaluationWorld world = new EvaluationWorld();
    private final ScriptedVisionModel paid =
            new ScriptedVisionModel("paid").always(request -> Answer.of(says(ClassificationState.NORMAL, 0.9), TOKENS));
    private final ScriptedVisionModel local =
            new ScriptedVisionModel("baseline").always(says(ClassificationState.NORMAL, 0.7));
    private final StillEvaluation evaluation = world.evaluation(PRICES, paid, local);
    private final ScriptedPanel scripted = new ScriptedPanel(world.ports, EvaluationWorld.LIMIT, paid, local);
    private final AgentUsage usage = new AgentUsage(
            world.ports.transactions(), world.ports.spending(), scripted.spending(PRICES), world.ports.clock());
    private final Panels panels = new Panels(
            world.ports.transactions(),
            world.ports.panels(),
            scripted.book(),
            scripted.opening(),
            scripted.spending(PRICES),
            world.ports.clock());
    private final BudgetNotice notice = new BudgetNotice(
            world.ports.transactions(), world.ports.owners(), world.ports.postbox(), world.ports.jobs());
    private int taken;

    @Test
    void whatAVerdictCostIsCountedByMonthDeviceAndAgent() throws InterruptedException {
        judge(2);

        var month = usage.of(world.org, Optional.empty());
        assertThat(month.month())
                .isEqualTo(YearMonth.from(world.ports.clock().instant().atZone(ZoneOffset.UTC)));
        assertThat(month.total()).isEqualTo(new Spending(2, 2_000, 200, 2 * ONE));
        assertThat(month.lines())
                .containsExactly(new Line(world.captures.device.id(), "paid", new Spending(2, 2_000, 200, 2 * ONE)));
    }

    @Test
    void whatWasAskedForNothingSinceTheStillIsJudgedAnewCostsToo() throws InterruptedException {
        var still = new RecordId("CAP_1");
        world.captures.taken("CAP_1", 1);
        paid.always(request -> {
            world.review.reevaluate(world.captures.person(), still);
            return Answer.of(says(ClassificationState.NORMAL, 0.9), TOKENS);
        });

        evaluation.handle(world.claim());

        assertThat(world.evaluation("CAP_1").settled()).isFalse();
        assertThat(total()).isEqualTo(ONE);
    }

    @Test
    void whatWasAskedInVainCostsToo() throws InterruptedException {
        paid.next(Answer.of(new ModelOutcome.Malformed("no JSON"), TOKENS));
        paid.next(Answer.of(new ModelOutcome.Unavailable("503", Optional.empty()), TOKENS));
        judge(2);

        assertThat(total()).isEqualTo(2 * ONE);

        world.ports.clock().advance(Duration.ofMinutes(1));
        world.captures.work(evaluation);
        assertThat(total()).isEqualTo(3 * ONE);
    }

    @Test
    void beyondTheBudgetTheLocalAgentJudgesAloneAndSaysSo() throws InterruptedException {
        budget(ONE, Budget.Beyond.BASELINE_ONLY);
        judge(2);

        assertThat(verdict(1).basis()).isEqualTo("panel");
        assertThat(verdict(2).basis()).isEqualTo(Evaluation.Classification.BUDGET);
        assertThat(verdict(2).judgedBy()).contains("agree 0.6000 baseline:baseline");
        assertThat(paid.requests()).hasSize(1);
        assertThat(total()).isEqualTo(ONE);
    }

    @Test
    void beyondTheBudgetStillsWaitForTheNextMonthHoweverLong() throws InterruptedException {
        budget(ONE, Budget.Beyond.WAIT);
        judge(3);

        assertThat(status(2)).isEqualTo("pending");
        world.ports.clock().advance(Duration.ofDays(5));
        world.captures.work(evaluation);
        assertThat(status(2)).isEqualTo("pending");

        world.ports.clock().set(SpendingControl.nextMonth(world.ports.clock().instant()));
        world.captures.work(evaluation);
        assertThat(status(2)).isEqualTo("completed");
        assertThat(status(3)).isEqualTo("pending");
        assertThat(total()).isEqualTo(ONE);
    }

    @Test
    void stillsThatWaitAreJudgedAtOnceWhenTheBudgetIsRaisedOrTakenAway() throws InterruptedException {
        budget(ONE, Budget.Beyond.WAIT);
        judge(4);

        budget(2 * ONE, Budget.Beyond.WAIT);
        world.captures.work(evaluation);
        assertThat(List.of(status(2), status(3), status(4))).containsExactly("completed", "pending", "pending");

        usage.budget(world.captures.person(), Optional.empty());
        world.captures.work(evaluation);
        assertThat(List.of(status(3), status(4))).containsOnly("completed");
    }

    @Test
    void stillsThatWaitAreJudgedAtOnceByAPanelThatCostsNothing() throws InterruptedException {
        budget(0, Budget.Beyond.WAIT);
        judge(2);
        assertThat(status(1)).isEqualTo("pending");
        var baseline = new PanelPlan.Wanted("baseline", "baseline", Optional.empty());

        panels.choose(
                world.captures.person(),
                new Panels.Wanted(
                        List.of(new Panels.WantedAgent(baseline, Optional.empty())), ConsensusPolicy.DEFAULT));
        world.captures.work(evaluation);

        assertThat(List.of(status(1), status(2))).containsOnly("completed");
        assertThat(paid.requests()).isEmpty();
    }

    @Test
    void aStillThatWaitedForMoneyHasADayAgainToBeAnswered() throws InterruptedException {
        budget(0, Budget.Beyond.WAIT);
        judge(1);
        world.ports.clock().advance(Duration.ofDays(3));
        usage.budget(world.captures.person(), Optional.empty());
        paid.next(new ModelOutcome.Unavailable("503", Optional.empty()));

        world.captures.work(evaluation);

        assertThat(status(1)).isEqualTo("pending");
    }

    @Test
    void aPanelThatCostsNothingKnowsNoBudget() throws InterruptedException {
        budget(0, Budget.Beyond.WAIT);
        world.captures.taken("FREE_1", 1);

        world.captures.work(world.evaluation(PriceList.FREE, paid));

        assertThat(world.evaluation("FREE_1").status()).isEqualTo("completed");
    }

    @Test
    void ownersAreToldOnceAtEachMark() throws InterruptedException {
        own("ada@example.org");
        budget(10 * ONE, Budget.Beyond.BASELINE_ONLY);

        judge(7);
        assertThat(letters()).isEmpty();
        judge(1);
        assertThat(letters()).singleElement().satisfies(letter -> {
            assertThat(letter.to().address()).isEqualTo("ada@example.org");
            assertThat(letter.subject()).startsWith("80 %");
        });
        judge(1);
        assertThat(letters()).hasSize(1);
        judge(3);
        assertThat(letters()).hasSize(2).last().satisfies(letter -> {
            assertThat(letter.subject()).startsWith("100 %");
            assertThat(letter.text()).contains("0.02 dollars", "local agent alone");
        });
    }

    @Test
    void anotherBudgetHasMarksOfItsOwn() throws InterruptedException {
        own("ada@example.org");
        budget(2 * ONE, Budget.Beyond.WAIT);
        judge(2);
        assertThat(letters()).hasSize(1);

        budget(100 * ONE, Budget.Beyond.WAIT);
        assertThat(letters()).hasSize(1);
        budget(ONE, Budget.Beyond.WAIT);
        assertThat(letters()).hasSize(2);
        budget(ONE, Budget.Beyond.BASELINE_ONLY);
        assertThat(letters()).hasSize(2);
    }

    private void judge(int stills) throws InterruptedException {
        for (var i = 0; i < stills; i++) {
            taken++;
            world.captures.taken("CAP_" + taken, taken);
            world.captures.work(evaluation);
            world.ports.clock().advance(Duration.ofSeconds(1));
        }
    }

    private void budget(long cap, Budget.Beyond beyond) {
        usage.budget(world.captures.person(), Optional.of(new Budget(cap, beyond)));
    }

    private void own(String email) {
        var user = world.ports.newOwner();
        world.ports.system(Purpose.MEMBERSHIP).run(tx -> {
            world.ports.users().readdress(tx, user.id(), new Email(email));
            world.ports.members().add(tx, new Membership(user.id(), world.org, Role.OWNER), Instant.EPOCH);
        });
    }

    private List<Letter> letters() throws InterruptedException {
        world.captures.work(notice);
        world.captures.work(new MailDelivery(
                world.ports.transactions(),
                world.ports.outbox(),
                world.ports.jobs(),
                world.ports.secretBox(),
                world.ports.mailer()));
        assertThat(world.captures.depth(JobKind.NOTICE)).isZero();
        return world.ports.mailer().letters();
    }

    private long total() {
        return usage.of(world.org, Optional.empty()).total().costMicros();
    }

    private String status(int still) {
        return world.evaluation("CAP_" + still).status();
    }

    private Evaluation.Classification verdict(int still) {
        return world.evaluation("CAP_" + still).judged().orElseThrow();
    }
}
