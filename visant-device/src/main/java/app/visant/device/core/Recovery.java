package app.visant.device.core;

import app.visant.device.port.Answer;
import app.visant.device.port.CommandJournal;
import app.visant.device.port.Spool;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers, at start-up, for the commands that the last process was at when it ended. They are not carried out again. */
public final class Recovery {
    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private final CommandJournal journal;
    private final Spool spool;

    @Inject
    public Recovery(CommandJournal journal, Spool spool) {
        this.journal = journal;
        this.spool = spool;
    }

    /** To be called before anything is uploaded: a still in the spool is the proof that its command was carried out. */
    public void run() {
        for (var begun : journal.unanswered()) {
            log.warn("The runtime stopped while it was at command {}", begun.command());
            journal.answer(
                    spool.holds(begun.planned())
                            ? new Answer.Completed(begun.command(), begun.planned())
                            : new Answer.Failed(begun.command(), "the device stopped while it took this still"));
        }
        var count = spool.count();
        log.info("{} stills are waiting for their upload ({} KB)", count.waiting(), count.bytes() / 1024);
    }
}
