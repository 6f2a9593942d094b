package app.visant.application.evaluation;

import static app.visant.application.evaluation.EvaluationWorld.says;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.evaluation.port.PanelRepository.KeptPanel;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.evaluation.ConsensusPolicy;
import app.visant.domain.evaluation.ConsensusRule;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.evaluation.PanelPlan;
import app.visant.domain.evaluation.PanelPlan.Wanted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A panel that an organization chose, of a primary and a fallback. */
final class FallbackTest {
    private final EvaluationWorld world = new EvaluationWorld();

    @BeforeEach
    void choose() {
        var plan = PanelPlan.of(
                List.of(
                        new Wanted("second", "script", Optional.empty()),
                        new Wanted("first", "script", Optional.empty())),
                new ConsensusPolicy(ConsensusRule.PRIMARY_WITH_FALLBACK, 0.6));
        world.ports
                .in(world.org)
                .run(tx -> world.ports
                        .panels()
                        .keep(
                                tx,
                                world.org,
                                new KeptPanel(plan, Map.of()),
                                world.ports.clock().instant()));
        world.captures.taken("CAP_1", 1);
    }

    @Test
    void nobodyElseIsAskedWhileThePrimaryResponds() throws InterruptedException {
        world.judgeAll();

        assertThat(verdict()).isEqualTo("NORMAL 0.8 panel");
        assertThat(world.first.requests()).isEmpty();
        assertThat(world.assessments("CAP_1")).hasSize(1);
    }

    @Test
    void theFallbackIsAskedWhenThePrimaryIsMissing() throws InterruptedException {
        world.second.next(new ModelOutcome.TimedOut(Duration.ofSeconds(1)));
        world.first.next(says(ClassificationState.ABNORMAL, 0.9));

        world.judgeAll();

        assertThat(verdict()).isEqualTo("ABNORMAL 0.9 single");
        assertThat(world.assessments("CAP_1")).extracting(said -> said.agent()).containsExactly("second", "first");
    }

    @Test
    void aRefusalIsAResponseAndNobodyElseIsAsked() throws InterruptedException {
        world.second.next(new ModelOutcome.Declined("policy"));

        world.judgeAll();

        assertThat(verdict()).isEqualTo("UNCERTAIN 0.0 panel");
        assertThat(world.first.requests()).isEmpty();
    }

    @Test
    void theVerdictNamesThePanelThatWasChosen() throws InterruptedException {
        world.judgeAll();

        assertThat(world.evaluation("CAP_1").judged().orElseThrow().judgedBy())
                .contains("primary_with_fallback 0.6000 second:script first:script");
    }

    private String verdict() {
        var verdict = world.evaluation("CAP_1").judged().orElseThrow();
        return verdict.state() + " " + verdict.confidence() + " " + verdict.basis();
    }
}
