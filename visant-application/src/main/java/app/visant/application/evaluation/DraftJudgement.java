package app.visant.application.evaluation;

import app.visant.application.capture.port.ImageCodec;
import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore;
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

/** Asks the panel about a still as if a draft held, and keeps nothing of it. */
public final class DraftJudgement {
    private final ImageStore images;
    private final ImageCodec codec;
    private final SceneMemoryRepository memories;
    private final Places places;
    private final Panel panel;
    private final InstantSource clock;

    @Inject
    public DraftJudgement(
            ImageStore images,
            ImageCodec codec,
            SceneMemoryRepository memories,
            Places places,
            Panel panel,
            InstantSource clock) {
        this.images = images;
        this.codec = codec;
        this.memories = memories;
        this.places = places;
        this.panel = panel;
        this.clock = clock;
    }

    /** Reads what the agents are to know. */
    Sitting sit(Tx tx, Capture capture) {
        var scenes = new HashMap<String, List<SceneMemory>>();
        for (var model : panel.models()) {
            scenes.put(
                    model.agent(),
                    memories.load(tx, capture.org(), capture.device(), model.agent())
                            .scenes());
        }
        return new Sitting(capture, places.of(tx, capture.org(), capture.device()), scenes);
    }

    /** Not within a transaction. Interrupting it interrupts the agents. */
    Answer ask(Sitting sitting, DescriptionText draft) throws InterruptedException {
        var capture = sitting.capture();
        var jpeg = images.read(ImageKey.of(capture), ImageStore.Part.ORIGINAL);
        if (jpeg.isEmpty()) {
            return new Answer.Impossible("The picture is not in the store.");
        }
        var still = new StillPicture(jpeg.get(), codec);
        var brief = sitting.place().brief(capture, draft);
        return come(new PanelQuestion(panel, clock)
                .ask(model -> new VisionModel.Request(
                        capture.org(),
                        capture.device(),
                        capture.recordId(),
                        capture.capturedAt(),
                        still,
                        brief,
                        sitting.scenes().getOrDefault(model.agent(), List.of()))));
    }

    private Answer come(List<Reply> replies) {
        var assessments = replies.stream().map(Reply::assessment).toList();
        return switch (Consensus.of(assessments, panel.policy())) {
            case Consensus.Result.Verdict verdict -> new Answer.Given(verdict.state(), verdict.reason(), assessments);
            case Consensus.Result.NoAnswer none -> new Answer.None(none.detail(), patience(replies), assessments);
        };
    }

    private static Duration patience(List<Reply> replies) {
        return replies.stream()
                .flatMap(reply -> reply.retryAfter().stream())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** A still before the panel, with what the agents remember of its scene. */
    record Sitting(Capture capture, Place place, Map<String, List<SceneMemory>> scenes) {
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
