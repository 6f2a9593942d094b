package app.visant.application.mail;

import app.visant.application.mail.port.OutboxRepository;
import app.visant.application.mail.port.OutboxRepository.Waiting;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.Job;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue;
import app.visant.application.shared.port.SecretBox;
import app.visant.application.shared.port.Signal;
import app.visant.application.shared.port.SignalBus;
import app.visant.application.shared.port.Tx;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Takes mail from every context, as part of the caller's transaction: it is sent if, and only if, that commits; soon
 * after, and at least once.
 */
public final class Postbox {
    private static final String LANE = "mail";

    private final OutboxRepository outbox;
    private final JobQueue jobs;
    private final SignalBus signals;
    private final SecretBox box;
    private final Desk desk;

    @Inject
    public Postbox(OutboxRepository outbox, JobQueue jobs, SignalBus signals, SecretBox box, Desk desk) {
        this.outbox = outbox;
        this.jobs = jobs;
        this.signals = signals;
        this.box = box;
        this.desk = desk;
    }

    /**
     * Posts the mail, in a transaction of its organization or a system one.
     *
     * @throws IllegalArgumentException if there is no such template, or a value that it asks for is missing
     */
    public void post(Tx tx, Mail mail) {
        var id = desk.ids.next();
        var now = desk.clock.instant();
        var values = new TreeMap<>(mail.values());
        mail.path().ifPresent(path -> values.put("link", desk.publicUrl + path));
        values.put("site", desk.publicUrl.toString());
        var filled = Template.named(mail.template()).filled(values);
        outbox.add(
                tx,
                new Waiting(
                        id,
                        mail.org(),
                        mail.to(),
                        filled.subject(),
                        box.seal(place(id), filled.text()),
                        box.seal(place(id), filled.html()),
                        now));
        jobs.add(tx, List.of(new Job(desk.ids.next(), mail.org(), JobKind.MAIL, LANE, id.toString(), now, now)));
        tx.afterCommit(() -> signals.publish(new Signal.JobsAdded(JobKind.MAIL)));
    }

    static String place(UUID letter) {
        return "mail:" + letter;
    }

    /** What each mail needs beside what it says. */
    public static final class Desk {
        private final URI publicUrl;
        private final IdGenerator ids;
        private final InstantSource clock;

        /** @param publicUrl where people reach this installation, without a trailing slash; all links begin with it */
        public Desk(URI publicUrl, IdGenerator ids, InstantSource clock) {
            this.publicUrl = publicUrl;
            this.ids = ids;
            this.clock = clock;
        }
    }
}
