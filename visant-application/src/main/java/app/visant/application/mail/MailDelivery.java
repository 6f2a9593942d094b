package app.visant.application.mail;

import app.visant.application.job.JobHandler;
import app.visant.application.mail.port.Letter;
import app.visant.application.mail.port.Mailer;
import app.visant.application.mail.port.OutboxRepository;
import app.visant.application.mail.port.OutboxRepository.Waiting;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue;
import app.visant.application.shared.port.JobQueue.Lease;
import app.visant.application.shared.port.SecretBox;
import app.visant.application.shared.port.TransactionRunner;
import jakarta.inject.Inject;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what was posted, outside of any transaction, and forgets it once somebody took it. */
public final class MailDelivery implements JobHandler {
    private static final Logger log = LoggerFactory.getLogger(MailDelivery.class);

    private final TransactionRunner transactions;
    private final OutboxRepository outbox;
    private final JobQueue jobs;
    private final SecretBox box;
    private final Mailer mailer;

    @Inject
    public MailDelivery(
            TransactionRunner transactions, OutboxRepository outbox, JobQueue jobs, SecretBox box, Mailer mailer) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.jobs = jobs;
        this.box = box;
        this.mailer = mailer;
    }

    @Override
    public JobKind kind() {
        return JobKind.MAIL;
    }

    @Override
    public void handle(Lease lease) {
        var org = lease.job().org();
        var waiting = transactions.forOrg(org, tx -> outbox.find(tx, org, id(lease)));
        if (waiting.isPresent()) {
            switch (mailer.send(opened(waiting.get()))) {
                case Mailer.Outcome.Accepted() -> log.info("mail {} was sent", id(lease));
                case Mailer.Outcome.Refused(String reason) -> log.warn("mail {} is refused: {}", id(lease), reason);
                case Mailer.Outcome.Unavailable(String reason) -> throw new NotSentException(reason);
            }
        }
        finish(lease);
    }

    @Override
    public void abandon(Lease lease, String code) {
        log.error("mail {} could not be sent, and is given up", id(lease));
        finish(lease);
    }

    private Letter opened(Waiting waiting) {
        var place = Postbox.place(waiting.id());
        return new Letter(
                waiting.id(),
                waiting.to(),
                waiting.subject(),
                box.open(place, waiting.text()),
                box.open(place, waiting.html()),
                waiting.writtenAt());
    }

    private void finish(Lease lease) {
        var org = lease.job().org();
        transactions.inOrg(org, tx -> {
            if (jobs.complete(tx, lease)) {
                outbox.remove(tx, org, id(lease));
            }
        });
    }

    private static UUID id(Lease lease) {
        return UUID.fromString(lease.job().subject());
    }

    /** Makes the job due again. */
    private static final class NotSentException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotSentException(String reason) {
            super(reason, null, false, false);
        }
    }
}
