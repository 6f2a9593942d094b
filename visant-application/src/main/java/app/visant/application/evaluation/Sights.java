package app.visant.application.evaluation;

import app.visant.application.capture.port.CaptureRepository;
import app.visant.application.evaluation.port.SceneMemoryRepository;
import app.visant.application.evaluation.port.SightRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Capture;
import app.visant.domain.evaluation.Outlook;
import app.visant.domain.evaluation.SightChoice;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An organization's say in what the agents see of each camera's stills, and in which language they are asked. */
public final class Sights {
    private final TransactionRunner transactions;
    private final SightRepository sights;
    private final Places places;
    private final CaptureRepository captures;
    private final SceneMemoryRepository memories;
    private final InstantSource clock;

    @Inject
    public Sights(
            TransactionRunner transactions,
            SightRepository sights,
            Places places,
            CaptureRepository captures,
            SceneMemoryRepository memories,
            InstantSource clock) {
        this.transactions = transactions;
        this.sights = sights;
        this.places = places;
        this.captures = captures;
        this.memories = memories;
        this.clock = clock;
    }

    /** What holds for the device, as far as it is within reach; empty if there is no such device. */
    public Optional<View> of(Reach reach, DeviceId device) {
        var org = reach.org();
        return transactions.forOrg(
                org,
                tx -> places.knows(tx, org, device)
                        ? Optional.of(view(tx, org, device).within(reach))
                        : Optional.empty());
    }

    /** Holds from the next still on. Where something else is seen from then on, the scene is learned anew. */
    public Result choose(Principal.Insider actor, DeviceId device, SightChoice choice) {
        var org = actor.org();
        return transactions.forOrg(org, tx -> {
            if (!places.knows(tx, org, device)) {
                return new Result.Unknown();
            }
            var missing = missing(tx, actor.reach(), choice.references());
            if (missing.isPresent()) {
                return new Result.NoSuchCapture(choice.references().indexOf(missing.get()));
            }
            var before = view(tx, org, device).outlook();
            sights.keep(tx, org, device, choice, clock.instant());
            tx.record(AuditEntry.by(actor, AuditAction.SIGHT_CHOSEN).on(device));
            return new Result.Chosen(after(tx, org, device, before).within(actor.reach()));
        });
    }

    /** Everything is seen again, in the organization's language. False if there is no such device. */
    public boolean leave(Principal.Insider actor, DeviceId device) {
        var org = actor.org();
        return transactions.forOrg(org, tx -> {
            if (!places.knows(tx, org, device)) {
                return false;
            }
            var before = view(tx, org, device).outlook();
            if (sights.remove(tx, org, device)) {
                tx.record(AuditEntry.by(actor, AuditAction.SIGHT_LEFT).on(device));
                after(tx, org, device, before);
            }
            return true;
        });
    }

    /** Holds those that there are, all in the same order: whoever deletes one waits, or is waited for. */
    private Optional<RecordId> missing(Tx tx, Reach reach, List<RecordId> references) {
        return references.stream()
                .sorted(Comparator.comparing(RecordId::value))
                .filter(reference -> captures.lock(tx, reach.org(), reference)
                        .filter(capture -> reach.covers(capture.device()))
                        .isEmpty())
                .findFirst();
    }

    private View after(Tx tx, OrgId org, DeviceId device, Outlook before) {
        var now = view(tx, org, device);
        if (!now.outlook().sight().equals(before.sight())) {
            memories.reset(tx, org, device);
        }
        return now;
    }

    private View view(Tx tx, OrgId org, DeviceId device) {
        var own = sights.find(tx, org, device);
        return new View(own, places.of(tx, org, device).outlook());
    }

    /**
     * What was chosen, and what holds.
     *
     * @param own empty if nobody chose anything for the device
     */
    public record View(Optional<SightChoice> own, Outlook outlook) {
        /** Without the names of stills that are of devices beyond reach; models are shown them all the same. */
        private View within(Reach reach) {
            if (reach.isWhole()) {
                return this;
            }
            var named = outlook.references().stream()
                    .map(Outlook.Reference::still)
                    .filter(still -> reach.covers(still.device()))
                    .map(Capture::recordId)
                    .collect(Collectors.toSet());
            return new View(own.map(choice -> choice.referringTo(named)), outlook);
        }
    }

    /** What became of a choice. */
    public sealed interface Result {
        record Chosen(View view) implements Result {}

        /** There is no such device. */
        record Unknown() implements Result {}

        /** @param place of the reference in the list */
        record NoSuchCapture(int place) implements Result {}
    }
}
