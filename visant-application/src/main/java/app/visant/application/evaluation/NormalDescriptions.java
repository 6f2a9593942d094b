package app.visant.application.evaluation;

import app.visant.application.device.port.DeviceRepository;
import app.visant.application.evaluation.port.DescriptionRepository;
import app.visant.application.evaluation.port.DescriptionRepository.Version;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.DescriptionText;
import app.visant.domain.evaluation.NormalDescription;
import app.visant.domain.evaluation.WordDiff;
import app.visant.domain.shared.DescriptionId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What an organization calls normal. A device may have a description of its own, which then holds in place of the
 * organization's. Writers of one organization take turns, so that versions are unique and in order.
 */
public final class NormalDescriptions {
    /** How many versions the organization, and each of its devices, may have. */
    static final int MOST_VERSIONS = 1_000;

    private final TransactionRunner transactions;
    private final DescriptionRepository descriptions;
    private final DeviceRepository devices;
    private final IdGenerator ids;
    private final InstantSource clock;

    @Inject
    public NormalDescriptions(
            TransactionRunner transactions,
            DescriptionRepository descriptions,
            DeviceRepository devices,
            IdGenerator ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.descriptions = descriptions;
        this.devices = devices;
        this.ids = ids;
        this.clock = clock;
    }

    /** The versions of the organization, or of a device, newest first; empty if there is no such device. */
    public Optional<Page<Version>> list(OrgId org, Optional<DeviceId> scope, Page.Request page) {
        return transactions.forOrg(
                org,
                tx -> isScope(tx, org, scope)
                        ? Optional.of(descriptions.list(tx, org, scope, page))
                        : Optional.empty());
    }

    public Optional<Version> find(OrgId org, DescriptionId id) {
        return transactions.forOrg(org, tx -> descriptions.find(tx, org, id));
    }

    /** What the stills of a device are judged by now; empty if there is no such device. */
    public Optional<NormalDescription> inForce(OrgId org, DeviceId device) {
        return transactions.forOrg(
                org, tx -> devices.find(tx, org, device).map(known -> descriptions.inForce(tx, org, device)));
    }

    /** Adds a version, by which stills are judged from now on. */
    public Result write(Principal.Insider author, Optional<DeviceId> scope, DescriptionText text) {
        var org = author.org();
        return transactions.forOrg(org, tx -> {
            if (!isScope(tx, org, scope)) {
                return new Result.Unknown();
            }
            var latest = descriptions.lockLatest(tx, org);
            if (descriptions.count(tx, org, scope) >= MOST_VERSIONS) {
                return new Result.TooMany(MOST_VERSIONS);
            }
            var written =
                    latest.followedBy(new DescriptionId(ids.next()), scope, text, author.person(), clock.instant());
            descriptions.retire(tx, org, scope);
            descriptions.add(tx, written);
            tx.record(AuditEntry.by(author, AuditAction.DESCRIPTION_WRITTEN)
                    .on(written.id())
                    .with(written.version()));
            return new Result.Written(written);
        });
    }

    /** Goes back, or forward, to a version of whatever age; empty if there is none of that id. */
    public Optional<NormalDescription> activate(Principal.Insider actor, DescriptionId id) {
        var org = actor.org();
        return transactions.forOrg(org, tx -> {
            descriptions.lockLatest(tx, org);
            var wanted = descriptions.find(tx, org, id).map(Version::description);
            wanted.ifPresent(version -> {
                descriptions.retire(tx, org, version.device());
                descriptions.activate(tx, org, id, clock.instant());
                tx.record(AuditEntry.by(actor, AuditAction.DESCRIPTION_ACTIVATED)
                        .on(id)
                        .with(version.version()));
            });
            return wanted;
        });
    }

    /** The device has no description of its own any more, if it had one; what it had stays on record. False if there is no such device. */
    public boolean dropOverride(Principal.Insider actor, DeviceId device) {
        var org = actor.org();
        return transactions.forOrg(org, tx -> {
            if (devices.find(tx, org, device).isEmpty()) {
                return false;
            }
            descriptions.lockLatest(tx, org);
            if (descriptions.retire(tx, org, Optional.of(device))) {
                tx.record(AuditEntry.by(actor, AuditAction.DESCRIPTION_DROPPED).on(device));
            }
            return true;
        });
    }

    /** What changed from one version to another; empty if either is missing. */
    public Optional<Diff> diff(OrgId org, DescriptionId before, DescriptionId after) {
        var both = transactions.forOrg(
                org,
                tx -> descriptions
                        .find(tx, org, before)
                        .flatMap(from -> descriptions
                                .find(tx, org, after)
                                .map(to -> new Diff(from.description(), to.description(), List.of()))));
        return both.map(Diff::compared);
    }

    private boolean isScope(Tx tx, OrgId org, Optional<DeviceId> scope) {
        return scope.isEmpty() || devices.find(tx, org, scope.get()).isPresent();
    }

    /** What became of a new version. */
    public sealed interface Result {
        record Written(NormalDescription version) implements Result {}

        /** There is no such device. */
        record Unknown() implements Result {}

        /** There are so many already, and none is ever deleted. */
        record TooMany(int most) implements Result {}
    }

    /** Two versions, and what is different. */
    public record Diff(NormalDescription before, NormalDescription after, List<WordDiff.Part> parts) {
        public Diff {
            parts = List.copyOf(parts);
        }

        private Diff compared() {
            return new Diff(
                    before,
                    after,
                    WordDiff.between(before.text().value(), after.text().value()));
        }
    }
}
