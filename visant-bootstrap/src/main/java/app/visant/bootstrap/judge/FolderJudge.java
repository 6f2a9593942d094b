package app.visant.bootstrap.judge;

import app.visant.application.capture.port.ImageCodec;
import app.visant.application.capture.port.ImageCodec.UnreadableException;
import app.visant.application.evaluation.StillPicture;
import app.visant.application.evaluation.port.VisionModel;
import app.visant.application.evaluation.port.VisionModel.Answer;
import app.visant.application.evaluation.port.VisionModel.Brief;
import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import app.visant.bootstrap.judge.Labels.Labelled;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Sight;
import app.visant.domain.evaluation.Assessment;
import app.visant.domain.evaluation.Consensus;
import app.visant.domain.evaluation.ConsensusPolicy;
import app.visant.domain.evaluation.NormalDescription;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Has an agent judge a folder as if one device had sent it, and counts. */
public final class FolderJudge {
    private static final OrgId NOBODY = new OrgId(new UUID(0, 0));
    private static final DeviceId DEVICE = new DeviceId("folder");

    private final VisionModel model;
    private final ImageCodec codec;
    private final Sight sight;
    private final PrintWriter out;
    private final Map<String, SceneMemory> memory = new LinkedHashMap<>();

    public FolderJudge(VisionModel model, ImageCodec codec, Sight sight, PrintWriter out) {
        this.model = model;
        this.codec = codec;
        this.sight = sight;
        this.out = out;
    }

    /**
     * Judges every still in the order of its name, prints each verdict, and at the end how good they were.
     *
     * @throws IllegalStateException that says what is wrong with the folder or its labels
     */
    public Score judge(Path folder) throws IOException {
        var score = new Score();
        var number = 0;
        for (var still : Labels.of(folder).stills()) {
            var verdict = judge(still, number++);
            score.count(still.truth(), verdict);
            print(still, verdict);
        }
        score.print(out);
        out.flush();
        return score;
    }

    private Consensus.Result.Verdict judge(Labelled still, int number) throws IOException {
        var answer = model.assess(new VisionModel.Request(
                NOBODY,
                DEVICE,
                new RecordId("still-" + number),
                Instant.EPOCH.plusSeconds(number),
                picture(still),
                Brief.of(NormalDescription.FIRST_TEXT.value()),
                List.copyOf(memory.values())));
        var panel = List.of(new Assessment(model.agent(), answer.outcome(), Duration.ZERO, 1));
        var verdict = switch (Consensus.of(panel, ConsensusPolicy.DEFAULT)) {
            case Consensus.Result.Verdict v -> v;
            case Consensus.Result.NoAnswer none ->
                new Consensus.Result.Verdict(ClassificationState.UNCERTAIN, 0, none.detail(), "single");
        };
        learn(answer, verdict.state());
        return verdict;
    }

    private StillPicture picture(Labelled still) throws IOException {
        try {
            return StillPicture.of(Files.readAllBytes(still.file()), sight, codec);
        } catch (UnreadableException e) {
            throw new IllegalStateException(still.file() + " cannot be decoded", e);
        }
    }

    private void learn(Answer answer, ClassificationState state) {
        answer.learned()
                .filter(learned -> !learned.onlyIfNormal() || state == ClassificationState.NORMAL)
                .ifPresent(learned -> memory.put(learned.memory().scene(), learned.memory()));
    }

    private void print(Labelled still, Consensus.Result.Verdict verdict) {
        var wrong = still.truth().isPresent()
                && verdict.state() != ClassificationState.UNCERTAIN
                && still.truth().get() != verdict.state();
        out.printf(
                "%-24s %-9s %.2f  %s%s%n",
                still.file().getFileName(),
                verdict.state().name().toLowerCase(Locale.ROOT),
                verdict.confidence(),
                wrong ? "WRONG  " : "",
                verdict.reason());
    }
}
