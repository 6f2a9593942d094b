package app.visant.application.evaluation;

import app.visant.application.InMemoryWorld;
import app.visant.application.capture.CaptureWorld;
import app.visant.application.evaluation.EvaluationLedger.Stores;
import app.visant.application.evaluation.port.ScriptedSceneLearner;
import app.visant.application.evaluation.port.ScriptedVisionModel;
import app.visant.application.evaluation.port.VisionModel;
import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue.Lease;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.evaluation.Assessment;
import app.visant.domain.evaluation.DescriptionText;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.evaluation.NormalDescription;
import app.visant.domain.evaluation.PriceList;
import app.visant.domain.evaluation.ReusePolicy;
import app.visant.domain.shared.DescriptionId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The evaluation context over ports in memory, with a panel of two scripted agents. */
final class EvaluationWorld {
    static final Duration LIMIT = Duration.ofMinutes(10);

    final CaptureWorld captures = new CaptureWorld();
    final InMemoryWorld ports = captures.ports;
    final OrgId org = captures.org;
    final ScriptedVisionModel first = new ScriptedVisionModel("first").always(says(ClassificationState.NORMAL, 0.9));
    final ScriptedVisionModel second = new ScriptedVisionModel("second").always(says(ClassificationState.NORMAL, 0.8));
    final Places places = new Places(ports.devices(), ports.organizations(), ports.sights(), ports.captures());
    final StillEvaluation evaluation = evaluation(first, second);

    final ScriptedSceneLearner learner = new ScriptedSceneLearner("first");
    final EvaluationJobs work = new EvaluationJobs(
            evaluation,
            new SceneSchooling(
                    ports.transactions(),
                    ports.jobs(),
                    ports.captures(),
                    ports.sceneMemories(),
                    new SceneSchooling.Stills(places, showing()),
                    new Pupils(new ScriptedPanel(ports, LIMIT, first, second).book(), learner)));
    final CaptureReview review = new CaptureReview(
            ports.transactions(),
            ports.captures(),
            captures.ledger,
            new Lessons(ports.jobs(), ports.signals(), ports.ids()),
            ports.jobs(),
            ports.clock());

    EvaluationWorld() {
        describe(1, "An empty yard.");
    }

    StillEvaluation evaluation(VisionModel... models) {
        return evaluation(LIMIT, models);
    }

    StillEvaluation evaluation(PriceList prices, VisionModel... models) {
        return evaluation(new ScriptedPanel(ports, LIMIT, models).stores(prices, ReusePolicy.NEVER));
    }

    StillEvaluation reusing(Duration expiry, VisionModel... models) {
        return evaluation(new ScriptedPanel(ports, LIMIT, models).stores(PriceList.FREE, new ReusePolicy(expiry)));
    }

    StillEvaluation evaluation(Duration limit, VisionModel... models) {
        return evaluation(new ScriptedPanel(ports, limit, models).stores());
    }

    private Showing showing() {
        return new Showing(captures.images, captures.codec);
    }

    private StillEvaluation evaluation(Stores stores) {
        var ledger = new EvaluationLedger(
                ports.transactions(), ports.jobs(), ports.captures(), captures.ledger, stores, ports.clock());
        return new StillEvaluation(ledger, showing(), ports.clock());
    }

    /** Asks the same two agents. */
    DraftJudgement draftJudgement(PriceList prices) {
        return new DraftJudgement(
                showing(),
                ports.sceneMemories(),
                places,
                new ScriptedPanel(ports, LIMIT, first, second).spending(prices),
                ports.clock());
    }

    void describe(int version, String text) {
        describe(version, text, Optional.empty());
    }

    void describe(int version, String text, Optional<DeviceId> device) {
        var description = new NormalDescription(
                new DescriptionId(ports.ids().next()),
                org,
                device,
                version,
                new DescriptionText(text),
                Optional.empty(),
                ports.clock().instant());
        ports.in(org).run(tx -> {
            ports.descriptions().retire(tx, org, device);
            ports.descriptions().add(tx, description);
        });
    }

    /** The lease of the one due evaluation. */
    Lease claim() {
        var leases = captures.claim(JobKind.EVALUATE);
        if (leases.size() != 1) {
            throw new IllegalStateException("due: " + leases);
        }
        return leases.getFirst();
    }

    void judgeAll() throws InterruptedException {
        captures.work(work);
    }

    Evaluation evaluation(String recordId) {
        return captures.capture(recordId).evaluation();
    }

    List<Assessment> assessments(String recordId) {
        return ports.in(org).list(tx -> ports.assessments().ofCapture(tx, org, new RecordId(recordId)));
    }

    List<SceneMemory> memories(String agent) {
        return ports.in(org)
                .list(tx -> ports.sceneMemories()
                        .load(tx, org, captures.device.id(), agent)
                        .scenes());
    }

    static ModelOutcome says(ClassificationState state, double confidence) {
        return new ModelOutcome.Assessed(state, confidence, state + " indeed", List.of());
    }
}
