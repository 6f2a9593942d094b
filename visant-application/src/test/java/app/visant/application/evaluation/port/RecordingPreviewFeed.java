package app.visant.application.evaluation.port;

import app.visant.application.evaluation.port.PreviewRepository.View;
import java.util.ArrayList;
import java.util.List;

/** Keeps what somebody who watches would have been told. */
public final class RecordingPreviewFeed implements PreviewFeed {
    private final List<View> offered = new ArrayList<>();
    private boolean closed;

    @Override
    public synchronized void offer(View view) {
        if (!closed) {
            offered.add(view);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    /** What was offered before it was closed, oldest first. */
    public synchronized List<View> offered() {
        return List.copyOf(offered);
    }

    public synchronized boolean closed() {
        return closed;
    }
}
