package app.visant.application.evaluation;

import app.visant.application.capture.port.ImageCodec.Raster;
import app.visant.application.evaluation.port.SketchRepository;
import app.visant.application.evaluation.port.SketchRepository.Judged;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.evaluation.Likeness;
import app.visant.domain.evaluation.PanelPlan;
import app.visant.domain.evaluation.ReusePolicy;
import app.visant.domain.evaluation.Sketch;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Finds the verdict on a still that looks the same, where that saves asking somebody who is paid. The local agent is asked
 * each time: it costs nothing, and has to learn from every still.
 */
public final class SketchShelf {
    private final SketchRepository sketches;
    private final ReusePolicy policy;

    @Inject
    public SketchShelf(SketchRepository sketches, ReusePolicy policy) {
        this.sketches = sketches;
        this.policy = policy;
    }

    /**
     * The still whose verdict may be this one's, if both look the same.
     *
     * @param signature of those who would judge and of what they would be shown
     */
    Optional<Judged> candidate(Tx tx, Capture capture, PanelPlan plan, String signature, int descriptionVersion) {
        if (policy.expiry().isZero() || local(plan)) {
            return Optional.empty();
        }
        return sketches.last(tx, capture.org(), capture.device())
                .filter(last -> !last.id().equals(capture.id()))
                .filter(last -> policy.allows(
                        last.verdict(), last.capturedAt(), signature, descriptionVersion, capture.capturedAt()));
    }

    /** Keeps a still that the panel judged for the ones that come after it. */
    void keep(Tx tx, Capture capture, PanelPlan plan, Evaluation.Classification verdict, Optional<Sketch> sketch) {
        if (sketch.isPresent() && policy.keeps(verdict) && !local(plan)) {
            sketches.keep(tx, capture, sketch.get());
        }
    }

    /** The same verdict, told to be another's. */
    static Evaluation.Classification reused(Judged last) {
        var verdict = last.verdict();
        return new Evaluation.Classification(
                verdict.state(),
                verdict.confidence(),
                verdict.reason(),
                Evaluation.Classification.REUSED,
                verdict.descriptionVersion(),
                verdict.judgedBy(),
                Optional.of(last.recordId()));
    }

    static boolean same(Judged last, Optional<Sketch> now) {
        return now.filter(sketch -> Likeness.same(last.sketch(), sketch)).isPresent();
    }

    /** Empty for a picture that is too narrow to make anything of. */
    static Optional<Sketch> sketch(Raster raster) {
        return Math.min(raster.width(), raster.height()) < Sketch.LEAST_SIDE
                ? Optional.empty()
                : Optional.of(Sketch.of(raster.width(), raster.height(), raster.rgb()));
    }

    /** Whether nobody else is asked. */
    static boolean local(PanelPlan plan) {
        return plan.agents().stream().allMatch(agent -> agent.vendor().equals(OperatorAgents.LOCAL));
    }
}
