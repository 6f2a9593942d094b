package app.visant.device.port;

import app.visant.domain.device.Heartbeat;
import app.visant.domain.shared.RecordId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** A cloud that answers what it was told to, and then that all is well; it remembers what reached it. */
public final class ScriptedCloud implements Cloud {
    private final Queue<Reply> script = new ArrayDeque<>();
    private final List<RecordId> arrived = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final List<Heartbeat> heartbeats = new ArrayList<>();
    private final List<Optional<Integer>> rates = new ArrayList<>();
    private Optional<ServerTime> time = Optional.empty();
    private boolean down;
    private boolean closed;

    /** Answers the next request with that status. */
    public ScriptedCloud then(int status) {
        return then(status, Optional.empty());
    }

    public ScriptedCloud then(int status, Optional<Duration> retryAfter) {
        return then(new Reply.Answered(status, Optional.empty(), "scripted", retryAfter, Optional.empty()));
    }

    public ScriptedCloud then(Reply reply) {
        script.add(reply);
        return this;
    }

    /** Whether nothing gets through. */
    public void down(boolean value) {
        down = value;
    }

    /** What its good answers tell of the time. */
    public void time(ServerTime value) {
        time = Optional.of(value);
    }

    public List<RecordId> arrived() {
        return List.copyOf(arrived);
    }

    public List<Answer> answers() {
        return List.copyOf(answers);
    }

    public List<Heartbeat> heartbeats() {
        return List.copyOf(heartbeats);
    }

    /** The limits that uploads were made under. */
    public List<Optional<Integer>> rates() {
        return List.copyOf(rates);
    }

    @Override
    public Reply upload(Spool.Waiting still, Optional<Integer> kilobytesPerSecond) {
        rates.add(kilobytesPerSecond);
        var reply = reply(Optional.of(still.id()));
        if (reply instanceof Reply.Answered answer && answer.ok()) {
            arrived.add(still.id());
        }
        return reply;
    }

    @Override
    public Reply heartbeat(Heartbeat heartbeat) {
        heartbeats.add(heartbeat);
        return reply(Optional.empty());
    }

    @Override
    public Reply acknowledge(Answer answer) {
        var reply = reply(Optional.empty());
        if (reply instanceof Reply.Answered told && told.ok()) {
            answers.add(answer);
        }
        return reply;
    }

    @Override
    public void close() {
        closed = true;
    }

    private Reply reply(Optional<RecordId> record) {
        if (closed || down) {
            return new Reply.Unreachable(closed ? "closed" : "scripted to be down");
        }
        var next = script.poll();
        return next != null ? next : new Reply.Answered(200, record, "", Optional.empty(), time);
    }
}
