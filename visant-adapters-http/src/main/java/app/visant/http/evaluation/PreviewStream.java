package app.visant.http.evaluation;

import app.visant.application.evaluation.port.PreviewFeed;
import app.visant.application.evaluation.port.PreviewRepository.View;
import app.visant.http.evaluation.PreviewWire.FlipAnswer;
import app.visant.http.evaluation.PreviewWire.ProgressAnswer;
import app.visant.http.stream.EventStream;
import java.util.Optional;

/** A watch at the end of a stream: what is new since it was last told, flips each once. Offered to by one thread at a time. */
final class PreviewStream implements PreviewFeed {
    private final EventStream stream;
    private Optional<ProgressAnswer> told = Optional.empty();
    private int flips;

    PreviewStream(EventStream stream) {
        this.stream = stream;
    }

    @Override
    public synchronized void offer(View view) {
        var progress = ProgressAnswer.of(view);
        if (!told.equals(Optional.of(progress))) {
            stream.send("progress", progress);
            told = Optional.of(progress);
        }
        // Stills are looked at in their order, so what is new stands at the end.
        view.flips().stream().skip(flips).forEach(flip -> stream.send("flip", FlipAnswer.of(flip)));
        flips = Math.max(flips, view.flips().size());
    }

    @Override
    public void close() {
        stream.close();
    }
}
