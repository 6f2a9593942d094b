package app.visant.application.evaluation.port;

import app.visant.domain.evaluation.ModelOutcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** An agent that says what it was told to say: first what is queued, then always the same. */
public final class ScriptedVisionModel implements VisionModel {
    private final Deque<Answer> queued = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();
    private final String agent;
    private volatile Function<Request, Answer> otherwise =
            request -> Answer.of(new ModelOutcome.Unavailable("nothing in the script", Optional.empty()));

    public ScriptedVisionModel(String agent) {
        this.agent = agent;
    }

    @Override
    public String agent() {
        return agent;
    }

    @Override
    public Answer assess(Request request) {
        var next = take(request);
        // Outside the lock: the script may wait for something.
        return next.isPresent() ? next.get() : otherwise.apply(request);
    }

    /** Says this once, after what is queued already. */
    public synchronized ScriptedVisionModel next(Answer answer) {
        queued.addLast(answer);
        return this;
    }

    /** As {@link #next(Answer)}, with nothing to remember. */
    public ScriptedVisionModel next(ModelOutcome outcome) {
        return next(Answer.of(outcome));
    }

    /** Says this whenever nothing is queued. */
    public ScriptedVisionModel always(ModelOutcome outcome) {
        return always(request -> Answer.of(outcome));
    }

    /** Works out what to say whenever nothing is queued. */
    public ScriptedVisionModel always(Function<Request, Answer> script) {
        otherwise = script;
        return this;
    }

    /** What it was asked, oldest first. */
    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    private synchronized Optional<Answer> take(Request request) {
        requests.add(request);
        return Optional.ofNullable(queued.pollFirst());
    }
}
