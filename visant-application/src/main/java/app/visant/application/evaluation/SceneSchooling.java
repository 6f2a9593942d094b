package app.visant.application.evaluation;

import app.visant.application.capture.port.CaptureRepository;
import app.visant.application.capture.port.ImageCodec.UnreadableException;
import app.visant.application.evaluation.port.SceneLearner.Lesson;
import app.visant.application.evaluation.port.SceneMemoryRepository;
import app.visant.application.evaluation.port.SceneMemoryRepository.Memories;
import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import app.visant.application.shared.port.JobQueue;
import app.visant.application.shared.port.JobQueue.Lease;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.evaluation.Outlook;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets the agents that learn scenes learn from a still that a person called normal. */
public final class SceneSchooling {
    private final TransactionRunner transactions;
    private final JobQueue jobs;
    private final CaptureRepository captures;
    private final SceneMemoryRepository memories;
    private final Stills stills;
    private final Pupils pupils;

    @Inject
    public SceneSchooling(
            TransactionRunner transactions,
            JobQueue jobs,
            CaptureRepository captures,
            SceneMemoryRepository memories,
            Stills stills,
            Pupils pupils) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.captures = captures;
        this.memories = memories;
        this.stills = stills;
        this.pupils = pupils;
    }

    void handle(Lease lease) {
        var desk = open(lease);
        var learned = desk.map(this::learn).orElse(Map.of());
        transactions.inOrg(lease.job().org(), tx -> {
            // Whoever has second thoughts meanwhile has them heeded.
            var still = find(tx, lease);
            if (jobs.complete(tx, lease) && still.isPresent()) {
                learned.forEach((agent, memory) -> memories.save(
                        tx,
                        still.get().org(),
                        still.get().device(),
                        agent,
                        memory,
                        desk.orElseThrow().known(agent).epoch()));
            }
        });
    }

    void abandon(Lease lease) {
        transactions.inOrg(lease.job().org(), tx -> jobs.complete(tx, lease));
    }

    private Optional<Desk> open(Lease lease) {
        return transactions.forOrg(
                lease.job().org(),
                tx -> find(tx, lease).map(still -> {
                    var outlook =
                            stills.places.of(tx, still.org(), still.device()).outlook();
                    var known = new HashMap<String, Memories>();
                    for (var pupil : pupils.of(tx, still.org())) {
                        var agent = outlook.scoped(pupil);
                        known.put(agent, memories.load(tx, still.org(), still.device(), agent));
                    }
                    return new Desk(still, outlook, known);
                }));
    }

    /** What each of them is to remember. */
    private Map<String, SceneMemory> learn(Desk desk) {
        var learned = new HashMap<String, SceneMemory>();
        stills.seen(desk)
                .ifPresent(jpeg -> desk.known()
                        .forEach((agent, known) -> pupils.learn(
                                        new Lesson(desk.still().device(), jpeg, known.scenes()))
                                .ifPresent(memory -> learned.put(agent, memory))));
        return learned;
    }

    private Optional<Capture> find(Tx tx, Lease lease) {
        return captures.find(tx, lease.job().org(), Lessons.still(lease.job()))
                .filter(still -> still.mark()
                        .filter(mark -> mark.truth() == ClassificationState.NORMAL)
                        .isPresent());
    }

    /**
     * A still to learn from, and what is known before.
     *
     * @param known by the names under which that is kept
     */
    private record Desk(Capture still, Outlook outlook, Map<String, Memories> known) {
        Desk {
            known = Map.copyOf(known);
        }

        Memories known(String agent) {
            return known.getOrDefault(agent, new Memories(List.of(), 0));
        }
    }

    /** Shows stills as agents see them when they judge. */
    public static final class Stills {
        private final Places places;
        private final Showing showing;

        @Inject
        public Stills(Places places, Showing showing) {
            this.places = places;
            this.showing = showing;
        }

        /** Empty too for what cannot be decoded: there is nothing to learn from it. */
        private Optional<byte[]> seen(Desk desk) {
            var jpeg = showing.original(desk.still());
            if (jpeg.isEmpty()) {
                return jpeg;
            }
            try {
                return Optional.of(showing.still(jpeg.get(), desk.outlook()).whole());
            } catch (UnreadableException e) {
                return Optional.empty();
            }
        }
    }
}
