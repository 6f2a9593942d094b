package app.visant.domain.evaluation;

import static app.visant.domain.capture.ClassificationState.ABNORMAL;
import static app.visant.domain.capture.ClassificationState.NORMAL;
import static app.visant.domain.capture.ClassificationState.UNCERTAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.visant.domain.capture.ClassificationState;
import app.visant.domain.evaluation.Consensus.Result.NoAnswer;
import app.visant.domain.evaluation.Consensus.Result.Verdict;
import app.visant.domain.evaluation.ModelOutcome.Assessed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ConsensusTest {
    private static final double[] CONFIDENCES = {0, 0.3, 0.59, 0.6, 0.9, 1};
    private static final ModelOutcome DECLINED = new ModelOutcome.Declined("blocked: sk-secret");
    private static final ModelOutcome MALFORMED = new ModelOutcome.Malformed("{");
    private static final ModelOutcome TIMED_OUT = new ModelOutcome.TimedOut(Duration.ofSeconds(30));
    private static final ModelOutcome UNAVAILABLE =
            new ModelOutcome.Unavailable("503", Optional.of(Duration.ofSeconds(9)));

    /** Written out by hand, apart from the code: what each pair of outcomes comes to, at confidences well above the threshold. */
    @ParameterizedTest
    @CsvSource({
        "NORMAL,      -,           NORMAL,    panel",
        "ABNORMAL,    -,           ABNORMAL,  panel",
        "UNCERTAIN,   -,           UNCERTAIN, panel",
        "DECLINED,    -,           UNCERTAIN, panel",
        "MALFORMED,   -,           UNCERTAIN, panel",
        "TIMED_OUT,   -,           none,      -",
        "UNAVAILABLE, -,           none,      -",
        "NORMAL,      NORMAL,      NORMAL,    panel",
        "NORMAL,      ABNORMAL,    UNCERTAIN, panel",
        "NORMAL,      UNCERTAIN,   UNCERTAIN, panel",
        "NORMAL,      DECLINED,    UNCERTAIN, panel",
        "NORMAL,      MALFORMED,   UNCERTAIN, panel",
        "NORMAL,      TIMED_OUT,   NORMAL,    single",
        "NORMAL,      UNAVAILABLE, NORMAL,    single",
        "ABNORMAL,    ABNORMAL,    ABNORMAL,  panel",
        "ABNORMAL,    UNCERTAIN,   UNCERTAIN, panel",
        "ABNORMAL,    DECLINED,    UNCERTAIN, panel",
        "ABNORMAL,    MALFORMED,   UNCERTAIN, panel",
        "ABNORMAL,    TIMED_OUT,   ABNORMAL,  single",
        "ABNORMAL,    UNAVAILABLE, ABNORMAL,  single",
        "UNCERTAIN,   UNCERTAIN,   UNCERTAIN, panel",
        "UNCERTAIN,   DECLINED,    UNCERTAIN, panel",
        "UNCERTAIN,   MALFORMED,   UNCERTAIN, panel",
        "UNCERTAIN,   TIMED_OUT,   UNCERTAIN, single",
        "UNCERTAIN,   UNAVAILABLE, UNCERTAIN, single",
        "DECLINED,    DECLINED,    UNCERTAIN, panel",
        "DECLINED,    MALFORMED,   UNCERTAIN, panel",
        "DECLINED,    TIMED_OUT,   UNCERTAIN, single",
        "DECLINED,    UNAVAILABLE, UNCERTAIN, single",
        "MALFORMED,   MALFORMED,   UNCERTAIN, panel",
        "MALFORMED,   TIMED_OUT,   UNCERTAIN, single",
        "MALFORMED,   UNAVAILABLE, UNCERTAIN, single",
        "TIMED_OUT,   TIMED_OUT,   none,      -",
        "TIMED_OUT,   UNAVAILABLE, none,      -",
        "UNAVAILABLE, UNAVAILABLE, none,      -",
    })
    void everyPairOfOutcomesHasItsVerdictWhicheverAgentComesFirst(String a, String b, String state, String basis) {
        for (var pair : List.of(List.of(a, b), List.of(b, a))) {
            var outcomes = pair.stream()
                    .filter(o -> !o.equals("-"))
                    .map(ConsensusTest::named)
                    .toList();
            if (state.equals("none")) {
                assertThat(consensus(outcomes)).as("%s", pair).isInstanceOf(NoAnswer.class);
            } else {
                assertThat(verdict(outcomes).state()).as("%s", pair).isEqualTo(ClassificationState.valueOf(state));
                assertThat(verdict(outcomes).basis()).as("%s", pair).isEqualTo(basis);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("panelsOfOneAndTwo")
    void everyCombinationOfStatesConfidencesAndFailuresKeepsTheRules(List<ModelOutcome> outcomes) {
        var result = consensus(outcomes);

        var answers = outcomes.stream()
                .filter(Assessed.class::isInstance)
                .map(Assessed.class::cast)
                .toList();
        var refused = outcomes.contains(DECLINED) || outcomes.contains(MALFORMED);
        if (answers.isEmpty() && !refused) {
            assertThat(result).isInstanceOf(NoAnswer.class);
            return;
        }
        var verdict = verdict(outcomes);
        var states = answers.stream().map(Assessed::state).distinct().toList();
        var surest = answers.stream().mapToDouble(Assessed::confidence).max().orElse(-1);
        var agreed = !refused && states.size() == 1;
        assertThat(verdict.state())
                .isEqualTo(agreed && surest >= 0.6 ? states.getFirst() : ClassificationState.UNCERTAIN);
        if (agreed) {
            assertThat(verdict.confidence()).isEqualTo(surest);
            assertThat(answers)
                    .anyMatch(a -> a.confidence() == surest && a.reason().equals(verdict.reason()));
        }
        var silent = outcomes.contains(TIMED_OUT) || outcomes.contains(UNAVAILABLE);
        assertThat(verdict.basis()).isEqualTo(silent ? "single" : "panel");
    }

    @ParameterizedTest
    @MethodSource("panelsOfOneAndTwo")
    void nothingIsNormalUnlessEveryoneWhoRespondedSaysSo(List<ModelOutcome> outcomes) {
        if (consensus(outcomes) instanceof Verdict verdict && verdict.state() == NORMAL) {
            assertThat(outcomes)
                    .allMatch(o -> o.equals(TIMED_OUT)
                            || o.equals(UNAVAILABLE)
                            || (o instanceof Assessed answer && answer.state() == NORMAL))
                    .anyMatch(o -> o instanceof Assessed answer && answer.confidence() >= 0.6);
        }
    }

    @Test
    void agreementTakesTheReasonOfTheMoreConfidentAgent() {
        var verdict = verdict(List.of(answer(ABNORMAL, 0.7, "a box"), answer(ABNORMAL, 0.95, "a person")));

        assertThat(verdict).isEqualTo(new Verdict(ABNORMAL, 0.95, "a person", "panel"));
    }

    @Test
    void oneDoubtfulAgentDoesNotWeakenASureOneThatAgrees() {
        assertThat(verdict(List.of(answer(NORMAL, 0.2, "dark"), answer(NORMAL, 0.8, "as ever")))
                        .state())
                .isEqualTo(NORMAL);
    }

    @Test
    void theThresholdItselfIsEnough() {
        assertThat(verdict(List.of(answer(NORMAL, 0.6, "as ever"))).state()).isEqualTo(NORMAL);
        assertThat(verdict(List.of(answer(NORMAL, 0.5999, "as ever"))).state()).isEqualTo(UNCERTAIN);
    }

    @Test
    void thePolicySetsTheThreshold() {
        var panel = panel(List.of(answer(ABNORMAL, 0.85, "smoke")));

        assertThat(Consensus.of(panel, new ConsensusPolicy(ConsensusRule.AGREE, 0.9)))
                .isEqualTo(new Verdict(UNCERTAIN, 0.85, "smoke", "panel"));
    }

    @Test
    void aDisagreementTellsWhatEachAgentSaysAndTrustsTheLesser() {
        var verdict = verdict(List.of(answer(NORMAL, 0.9, "as ever"), answer(ABNORMAL, 0.7, "a person")));

        assertThat(verdict.confidence()).isEqualTo(0.7);
        assertThat(verdict.reason())
                .isEqualTo("The agents disagree; agent1 says normal: as ever; agent2 says abnormal: a person");
    }

    @Test
    void aRefusalTellsWhoRefusedAndWhatTheOtherSaysButNotTheModelsOwnWords() {
        var verdict = verdict(List.of(DECLINED, answer(ABNORMAL, 0.99, "a fire")));

        assertThat(verdict.confidence()).isZero();
        assertThat(verdict.reason()).isEqualTo("agent1 declined to answer; agent2 says abnormal: a fire");
    }

    @Test
    void noAnswerTellsWhoWasMissing() {
        assertThat(consensus(List.of(TIMED_OUT, UNAVAILABLE)))
                .isEqualTo(new NoAnswer("agent1 did not answer in time; agent2 was not available"));
    }

    @Test
    void twoOfThreeWhoAgreeStillArePanel() {
        assertThat(verdict(List.of(answer(NORMAL, 0.9, "a"), TIMED_OUT, answer(NORMAL, 0.8, "b"))))
                .isEqualTo(new Verdict(NORMAL, 0.9, "a", "panel"));
    }

    @Test
    void anEmptyPanelIsAFaultOfTheCaller() {
        assertThatIllegalArgumentException().isThrownBy(() -> Consensus.of(List.of(), ConsensusPolicy.DEFAULT));
    }

    static Stream<Arguments> panelsOfOneAndTwo() {
        var outcomes = outcomes();
        var one = outcomes.stream().map(List::of);
        var two = outcomes.stream().flatMap(a -> outcomes.stream().map(b -> List.of(a, b)));
        return Stream.concat(one, two).map(Arguments::of);
    }

    private static List<ModelOutcome> outcomes() {
        var outcomes = new ArrayList<>(List.of(DECLINED, MALFORMED, TIMED_OUT, UNAVAILABLE));
        for (var state : ClassificationState.values()) {
            for (var confidence : CONFIDENCES) {
                outcomes.add(answer(state, confidence, state + " at " + confidence));
            }
        }
        return outcomes;
    }

    private static ModelOutcome named(String name) {
        return switch (name) {
            case "DECLINED" -> DECLINED;
            case "MALFORMED" -> MALFORMED;
            case "TIMED_OUT" -> TIMED_OUT;
            case "UNAVAILABLE" -> UNAVAILABLE;
            default -> answer(ClassificationState.valueOf(name), 0.9, name);
        };
    }

    private static ModelOutcome answer(ClassificationState state, double confidence, String reason) {
        return new Assessed(state, confidence, reason, List.of());
    }

    private static Verdict verdict(List<ModelOutcome> outcomes) {
        assertThat(consensus(outcomes)).isInstanceOf(Verdict.class);
        return (Verdict) consensus(outcomes);
    }

    private static Consensus.Result consensus(List<ModelOutcome> outcomes) {
        return Consensus.of(panel(outcomes), ConsensusPolicy.DEFAULT);
    }

    private static List<Assessment> panel(List<ModelOutcome> outcomes) {
        var panel = new ArrayList<Assessment>();
        for (var outcome : outcomes) {
            panel.add(new Assessment("agent" + (panel.size() + 1), outcome, Duration.ofSeconds(1), 1));
        }
        return panel;
    }
}
