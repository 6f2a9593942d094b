package app.visant.application.evaluation;

import static app.visant.application.evaluation.EvaluationWorld.says;
import static app.visant.domain.capture.ClassificationState.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.evaluation.port.AgentSettings;
import app.visant.application.evaluation.port.ModelProvider;
import app.visant.application.evaluation.port.ModelProviderContract;
import app.visant.application.evaluation.port.Requests;
import app.visant.application.evaluation.port.ScriptedModelProvider;
import app.visant.application.evaluation.port.ScriptedVisionModel;
import app.visant.application.evaluation.port.VisionModel;
import app.visant.application.evaluation.port.VisionModel.Answer;
import app.visant.application.shared.port.SettableClock;
import app.visant.domain.evaluation.ModelOutcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class BreakingModelProviderTest {
    private static final ModelOutcome AWAY = new ModelOutcome.Unavailable("503", Optional.empty());
    private static final Duration OUTAGE = Duration.ofMinutes(10);

    private final EvaluationWorld world = new EvaluationWorld();
    private final SettableClock clock = world.ports.clock();
    private final ScriptedVisionModel server = new ScriptedVisionModel("cloud");
    private final ModelProvider provider =
            new BreakingModelProvider(new ScriptedModelProvider("cloud", settings -> server), clock);

    @Nested
    final class Contract implements ModelProviderContract {
        @Override
        public ModelProvider provider() {
            return new BreakingModelProvider(new ScriptedModelProvider("cloud"), clock);
        }

        @Override
        public AgentSettings settings(String agent) {
            return new AgentSettings(agent, "cloud", "model", Optional.empty(), Optional.empty(), true);
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsLeftAloneAtOnce() {
        server.always(AWAY);
        var agent = open("key-1");

        agent.assess(Requests.of(new byte[0]));
        var second = agent.assess(Requests.of(new byte[0]));
        var third = agent.assess(Requests.of(new byte[0]));

        assertThat(server.requests()).hasSize(Breaker.FAILURES);
        assertThat(second.attempts()).as("two tries, and none while it rests").isEqualTo(2);
        assertThat(third)
                .isEqualTo(Answer.notAsked(
                        new ModelOutcome.Unavailable("did not answer lately", Optional.of(Breaker.FIRST_REST))));
        assertThat(provider.available(settings("key-1"))).isFalse();
    }

    @Test
    void anotherKeyIsAnotherServerAndOpeningAnewDoesNotForgive() {
        server.always(AWAY);
        exhaust(open("key-1"));

        assertThat(open("key-1").assess(Requests.of(new byte[0])).attempts()).isZero();
        assertThat(provider.available(settings("key-2"))).isTrue();
        assertThat(open("key-2").assess(Requests.of(new byte[0])).attempts()).isEqualTo(3);
    }

    @Test
    void aModelThatTheServerDoesNotHaveIsNoTroubleOfAnother() {
        server.always(new ModelOutcome.Unavailable("answered 404", Optional.of(Duration.ofMinutes(5))));
        exhaust(open("key-1"));

        var other = settings("key-1");
        var another = new AgentSettings("other", "cloud", "model-2", other.baseUrl(), other.key(), false);
        assertThat(provider.available(other)).isFalse();
        assertThat(provider.available(another)).isTrue();
    }

    @Test
    void refusalsAndUnusableAnswersCloseNothing() {
        server.always(new ModelOutcome.Declined("policy"));
        exhaust(open("key-1"));
        server.always(new ModelOutcome.Malformed("prose"));
        exhaust(open("key-1"));

        assertThat(provider.available(settings("key-1"))).isTrue();
    }

    @Test
    void stillsOfAnOutageAreJudgedWithinFiveMinutesOfItsEndAndTheServerIsSpared() throws InterruptedException {
        var back = clock.instant().plus(OUTAGE);
        server.always(request -> Answer.of(clock.instant().isBefore(back) ? AWAY : says(NORMAL, 0.9)));
        var evaluation = world.evaluation(open("key-1"));
        var judged = Instant.MAX;
        var taken = 0;
        while (judged.equals(Instant.MAX)) {
            if (clock.instant().isBefore(back) && clock.instant().getEpochSecond() % 20 == 0) {
                world.captures.taken("CAP_" + ++taken, taken);
            }
            world.captures.work(evaluation);
            if (!clock.instant().isBefore(back) && allJudged(taken)) {
                judged = clock.instant();
            }
            clock.advance(Duration.ofSeconds(5));
        }

        assertThat(taken).isEqualTo(30);
        assertThat(judged).isBeforeOrEqualTo(back.plus(Duration.ofMinutes(5)));
        var probes = server.requests().size() - taken;
        assertThat(probes).as("tries while it was away").isLessThan(40);
    }

    /** As a panel asks it. */
    private VisionModel open(String key) {
        var limited = new TimeLimitedVisionModel(provider.open(settings(key)), Duration.ofMinutes(1));
        return new RetryingVisionModel(limited, pause -> {}, new Random(1));
    }

    private boolean allJudged(int taken) {
        for (var i = 1; i <= taken; i++) {
            if (world.evaluation("CAP_" + i).judged().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static void exhaust(VisionModel agent) {
        for (var i = 0; i < Breaker.FAILURES; i++) {
            agent.assess(Requests.of(new byte[0]));
        }
    }

    private static AgentSettings settings(String key) {
        return new AgentSettings(
                "cloud",
                "cloud",
                "model",
                Optional.of(URI.create("https://models.example/v1")),
                Optional.of(new AgentSettings.Key(key)),
                false);
    }
}
