package app.visant.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.capture.ClassificationState;
import app.visant.domain.evaluation.Consensus.Result.NoAnswer;
import app.visant.domain.evaluation.Consensus.Result.Verdict;
import app.visant.domain.evaluation.ModelOutcome.Assessed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each combination of outcomes comes to under each rule. N normal, A abnormal, U uncertain, D declined, M malformed,
 * T timed out, X unavailable, in the panel's order; - is no verdict yet. All answers are sure.
 */
final class ConsensusRuleTest {
    /** Outcomes, then the verdict under agree, majority, any_abnormal, primary_with_fallback. */
    private static final String ONE_AND_TWO = """
        N    N N N N
        A    A A A A
        U    U U U U
        D    U U U U
        M    U U U U
        T    - - - -
        X    - - - -
        NN   N N N N
        NA   U U A N
        NU   U U U N
        ND   U U U N
        NM   U U U N
        NT   N N U N
        NX   N N U N
        AN   U U A A
        AA   A A A A
        AU   U U A A
        AD   U U A A
        AM   U U A A
        AT   A A A A
        AX   A A A A
        UN   U U U U
        UA   U U A U
        UU   U U U U
        UD   U U U U
        UM   U U U U
        UT   U U U U
        UX   U U U U
        DN   U U U U
        DA   U U A U
        DU   U U U U
        DD   U U U U
        DM   U U U U
        DT   U U U U
        DX   U U U U
        MN   U U U U
        MA   U U A U
        MU   U U U U
        MD   U U U U
        MM   U U U U
        MT   U U U U
        MX   U U U U
        TN   N N U N
        TA   A A A A
        TU   U U U U
        TD   U U U U
        TM   U U U U
        TT   - - - -
        TX   - - - -
        XN   N N U N
        XA   A A A A
        XU   U U U U
        XD   U U U U
        XM   U U U U
        XT   - - - -
        XX   - - - -
        """;

    private static final String MORE = """
        NNA   U N A N
        NNU   U N U N
        NND   U N U N
        NNM   U N U N
        NNT   N N U N
        NAA   U A A N
        NAU   U U A N
        NAD   U U A N
        NAT   U U A N
        NUU   U U U N
        NDD   U U U N
        NDT   U U U N
        NTT   N N U N
        AAU   U A A A
        AAD   U A A A
        AAT   A A A A
        AUU   U U A A
        ADD   U U A A
        ATT   A A A A
        UUD   U U U U
        UTT   U U U U
        DTT   U U U U
        TTX   - - - -
        TNA   U U A N
        TAN   U U A A
        DNA   U U A U
        NNAAU U U A N
        NNNAA U N A N
        NNNAT U N A N
        NNTTT N N U N
        AUDMT U U A A
        """;

    private static final String LETTERS = "NAUDMTX";

    @ParameterizedTest
    @MethodSource("rows")
    void everyCombinationHasItsVerdictUnderEveryRule(String row) {
        var cells = row.split(" +", -1);
        var outcomes = outcomes(cells[0], 0.9);
        var rules = ConsensusRule.values();
        for (var i = 0; i < rules.length; i++) {
            var rule = rules[i];
            var expected = cells[i + 1].charAt(0);
            assertThat(letter(Consensus.of(outcomes, new ConsensusPolicy(rule, 0.6))))
                    .as("%s under %s", cells[0], rule)
                    .isEqualTo(expected);
        }
    }

    @Test
    void theTableOfOneAndTwoAgentsIsComplete() {
        assertThat(ONE_AND_TWO.lines().map(row -> row.split(" +", -1)[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(panels(1), panels(2)).toList());
    }

    @ParameterizedTest
    @EnumSource(ConsensusRule.class)
    void noPanelOfUpToFourSaysNormalUnlessSomebodySureOfItDid(ConsensusRule rule) {
        IntStream.rangeClosed(1, 4).boxed().flatMap(ConsensusRuleTest::panels).forEach(panel -> {
            var verdict = letter(Consensus.of(outcomes(panel, 0.9), new ConsensusPolicy(rule, 0.6)));
            if (verdict == 'N') {
                assertThat(panel).as("%s", rule).contains("N");
            }
            assertThat(verdict == '-').as("%s", panel).isEqualTo(panel.matches("[TX]+"));
            assertThat(letter(Consensus.of(outcomes(panel, 0.59), new ConsensusPolicy(rule, 0.6))))
                    .as("%s of the unsure", panel)
                    .isIn('U', '-');
        });
    }

    @Test
    void anyAbnormalIsNeverNormalWithoutTheWholePanel() {
        IntStream.rangeClosed(1, 4).boxed().flatMap(ConsensusRuleTest::panels).forEach(panel -> {
            if (verdictOf(panel, ConsensusRule.ANY_ABNORMAL) == 'N') {
                assertThat(panel).matches("N+");
            }
        });
    }

    @Test
    void anUnsureAlarmIsUncertainAndASureOneIsNotSilencedByAnUnsureOne() {
        var policy = new ConsensusPolicy(ConsensusRule.ANY_ABNORMAL, 0.6);

        assertThat(letter(Consensus.of(List.of(said('A', 0.5, 1), said('N', 0.9, 2)), policy)))
                .isEqualTo('U');
        assertThat(Consensus.of(List.of(said('A', 0.5, 1), said('A', 0.7, 2), said('N', 0.9, 3)), policy))
                .isEqualTo(new Verdict(ClassificationState.ABNORMAL, 0.7, "agent2 saw it", "panel"));
    }

    @Test
    void aMajorityTakesTheWordOfTheSurestOfThoseWhoAreInIt() {
        var panel = List.of(said('N', 0.99, 1), said('A', 0.7, 2), said('A', 0.8, 3));

        assertThat(Consensus.of(panel, new ConsensusPolicy(ConsensusRule.MAJORITY, 0.6)))
                .isEqualTo(new Verdict(ClassificationState.ABNORMAL, 0.8, "agent3 saw it", "panel"));
    }

    @Test
    void aFallbackHasToDoForThePrimaryAndSaysSo() {
        var policy = new ConsensusPolicy(ConsensusRule.PRIMARY_WITH_FALLBACK, 0.6);

        assertThat(Consensus.of(List.of(said('N', 0.9, 1), said('A', 0.9, 2)), policy))
                .isEqualTo(new Verdict(ClassificationState.NORMAL, 0.9, "agent1 saw it", "panel"));
        assertThat(Consensus.of(List.of(said('X', 0, 1), said('A', 0.9, 2)), policy))
                .isEqualTo(new Verdict(ClassificationState.ABNORMAL, 0.9, "agent2 saw it", "single"));
    }

    @Test
    void whoWasMissingIsNamedWhereItCostTheVerdict() {
        var panel = List.of(said('N', 0.9, 1), said('T', 0, 2));

        assertThat(Consensus.of(panel, new ConsensusPolicy(ConsensusRule.ANY_ABNORMAL, 0.6)))
                .isEqualTo(new Verdict(
                        ClassificationState.UNCERTAIN,
                        0.9,
                        "agent2 did not answer in time; agent1 says normal: agent1 saw it",
                        "single"));
    }

    @Test
    void rulesAreKnownByTheirNamesOnTheWire() {
        assertThat(Stream.of(ConsensusRule.values()).map(ConsensusRule::wireName))
                .containsExactly("agree", "majority", "any_abnormal", "primary_with_fallback");
        assertThat(ConsensusRule.named("any_abnormal")).contains(ConsensusRule.ANY_ABNORMAL);
        assertThat(ConsensusRule.named("ANY_ABNORMAL")).isEmpty();
    }

    static Stream<String> rows() {
        return Stream.concat(ONE_AND_TWO.lines(), MORE.lines());
    }

    private static Stream<String> panels(int size) {
        return size == 0
                ? Stream.of("")
                : panels(size - 1).flatMap(rest -> LETTERS.chars().mapToObj(c -> rest + (char) c));
    }

    private static char verdictOf(String panel, ConsensusRule rule) {
        return letter(Consensus.of(outcomes(panel, 0.9), new ConsensusPolicy(rule, 0.6)));
    }

    private static char letter(Consensus.Result result) {
        return switch (result) {
            case Verdict verdict -> verdict.state().name().charAt(0);
            case NoAnswer none -> '-';
        };
    }

    private static List<Assessment> outcomes(String letters, double confidence) {
        var panel = new ArrayList<Assessment>();
        for (var i = 0; i < letters.length(); i++) {
            panel.add(said(letters.charAt(i), confidence, i + 1));
        }
        return panel;
    }

    private static Assessment said(char letter, double confidence, int place) {
        var agent = "agent" + place;
        var reason = agent + " saw it";
        var outcome = switch (letter) {
            case 'N' -> new Assessed(ClassificationState.NORMAL, confidence, reason, List.of());
            case 'A' -> new Assessed(ClassificationState.ABNORMAL, confidence, reason, List.of());
            case 'U' -> new Assessed(ClassificationState.UNCERTAIN, confidence, reason, List.of());
            case 'D' -> new ModelOutcome.Declined("policy");
            case 'M' -> new ModelOutcome.Malformed("{");
            case 'T' -> new ModelOutcome.TimedOut(Duration.ofSeconds(30));
            default -> new ModelOutcome.Unavailable("503", Optional.empty());
        };
        return new Assessment(agent, outcome, Duration.ofSeconds(1), 1);
    }
}
