package app.visant.application.evaluation;

import app.visant.application.capture.port.ImageCodec.UnreadableException;
import app.visant.application.evaluation.PanelQuestion.Reply;
import app.visant.application.evaluation.Places.Place;
import app.visant.application.evaluation.port.SceneMemoryRepository;
import app.visant.application.evaluation.port.VisionModel;
import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.evaluation.Assessment;
import app.visant.domain.evaluation.Consensus;
import app.visant.domain.evaluation.DescriptionText;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks the panel about a still as if a draft held, and keeps nothing of it. */
public final class DraftJudgement {
    private final Showing showing;
    private final SceneMemoryRepository memories;
    private final Places places;
    private final SpendingControl spending;
    private final InstantSource clock;

    @Inject
    public DraftJudgement(
            Showing showing,
            SceneMemoryRepository memories,
            Places places,
            SpendingControl spending,
            InstantSource clock) {
        this.showing = showing;
        this.memories = memories;
        this.places = places;
        this.spending = spending;
        this.clock = clock;
    }

    /** Reads what the agents are to know. Empty if there is no money for them: a trial by any others would tell nothing. */
    Optional<Sitting> sit(Tx tx, Capture capture) {
        var affordable = spending.seat(tx, capture.org(), clock.instant()).filter(seat -> !seat.overBudget());
        return affordable.map(seat -> {
            var place = places.of(tx, capture.org(), capture.device());
            var scenes = new HashMap<String, List<SceneMemory>>();
            for (var agent : seat.panel().agents()) {
                scenes.put(
                        agent,
                        memories.load(
                                        tx,
                                        capture.org(),
                                        capture.device(),
                                        place.outlook().scoped(agent))
                                .scenes());
            }
            return new Sitting(capture, place, seat.panel(), scenes);
        });
    }

    /** Counts what asking came to, and answers its cost in millionths of a dollar. */
    long count(Tx tx, Sitting sitting, List<Assessment> asked) {
        var capture = sitting.capture();
        return spending.count(
                tx, capture.org(), capture.device(), sitting.panel().plan(), asked, clock.instant());
    }

    /**
     * Not within a transaction. Interrupting it interrupts the agents.
     *
     * @param inVain is given what was answered by then
     */
    Answer ask(Sitting sitting, DescriptionText draft, Consumer<List<Assessment>> inVain) throws InterruptedException {
        var capture = sitting.capture();
        var jpeg = showing.original(capture);
        if (jpeg.isEmpty()) {
            return new Answer.Impossible("The picture is not in the store.");
        }
        var outlook = sitting.place().outlook();
        StillPicture still;
        try {
            still = showing.still(jpeg.get(), outlook);
        } catch (UnreadableException e) {
            return new Answer.Impossible("The picture cannot be decoded.");
        }
        var references = showing.references(outlook, sitting.panel().plan());
        var brief = sitting.place().brief(capture, draft, references);
        return come(
                sitting.panel(),
                new PanelQuestion(sitting.panel(), clock, replies -> inVain.accept(assessments(replies)))
                        .ask(model -> new VisionModel.Request(
                                capture.org(),
                                capture.device(),
                                capture.recordId(),
                                capture.capturedAt(),
                                still,
                                brief,
                                sitting.scenes().getOrDefault(model.agent(), List.of()))));
    }

    private static Answer come(Panel panel, List<Reply> replies) {
        var assessments = assessments(replies);
        return switch (Consensus.of(assessments, panel.policy())) {
            case Consensus.Result.Verdict verdict -> new Answer.Given(verdict.state(), verdict.reason(), assessments);
            case Consensus.Result.NoAnswer none -> new Answer.None(none.detail(), patience(replies), assessments);
        };
    }

    private static List<Assessment> assessments(List<Reply> replies) {
        return replies.stream().map(Reply::assessment).toList();
    }

    private static Duration patience(List<Reply> replies) {
        return replies.stream()
                .flatMap(reply -> reply.retryAfter().stream())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** A still before the panel, with what the agents remember of its scene. */
    record Sitting(Capture capture, Place place, Panel panel, Map<String, List<SceneMemory>> scenes) {
        Sitting {
            scenes = Map.copyOf(scenes);
        }
    }

    /** What the panel came to. */
    sealed interface Answer {
        record Given(ClassificationState state, String reason, List<Assessment> asked) implements Answer {}

        /** Nobody answered: to be asked again, not before that long. */
        record None(String detail, Duration patience, List<Assessment> asked) implements Answer {}

        /** It cannot be judged by anybody. */
        record Impossible(String detail) implements Answer {}
    }
}
