package app.visant.application.evaluation.port;

import app.visant.application.evaluation.port.PreviewRepository.View;

/** Somebody who watches a preview. Offering queues and returns at once; whoever does not keep up is cut. */
public interface PreviewFeed {
    /** Tells how it stands now. */
    void offer(View view);

    void close();
}
