package app.visant.application.capture;

import app.visant.application.capture.port.CaptureRepository.Filter;
import app.visant.application.device.DeviceFleet;
import app.visant.application.job.JobHandler;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue;
import app.visant.application.shared.port.JobQueue.Lease;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.capture.Capture;
import app.visant.domain.device.Device;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Reach;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Winds up an organization that nobody belongs to any more: its devices stop, and its stills go, rows at once and files by
 * their own jobs. Done in small steps that may be repeated, so that it survives whatever interrupts it.
 */
public final class OrganizationWindUp implements JobHandler {
    private static final Filter ALL = new Filter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final TransactionRunner transactions;
    private final DeviceFleet fleet;
    private final CaptureLibrary captures;
    private final JobQueue jobs;

    @Inject
    public OrganizationWindUp(
            TransactionRunner transactions, DeviceFleet fleet, CaptureLibrary captures, JobQueue jobs) {
        this.transactions = transactions;
        this.fleet = fleet;
        this.captures = captures;
        this.jobs = jobs;
    }

    @Override
    public JobKind kind() {
        return JobKind.CLOSE;
    }

    @Override
    public void handle(Lease lease) throws InterruptedException {
        var org = lease.job().org();
        stopDevices(org);
        for (var page = newest(org); !page.items().isEmpty(); page = newest(org)) {
            for (var capture : page.items()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                captures.discard(org, capture.recordId());
            }
        }
        finish(lease);
    }

    /** Whatever is left is nobody's, and seen by nobody. */
    @Override
    public void abandon(Lease lease, String code) {
        finish(lease);
    }

    private void stopDevices(OrgId org) {
        for (var next = Optional.of(Page.Request.first(Page.Request.MAX_LIMIT)); next.isPresent(); ) {
            var page = fleet.list(Reach.all(org), next.get());
            page.items().stream()
                    .map(view -> view.device())
                    .filter(Device.Active.class::isInstance)
                    .forEach(device -> fleet.retire(org, device.id()));
            next = page.next().map(after -> new Page.Request(Page.Request.MAX_LIMIT, Optional.of(after)));
        }
    }

    private Page<Capture> newest(OrgId org) {
        return captures.list(Reach.all(org), ALL, Page.Request.first(Page.Request.MAX_LIMIT));
    }

    private void finish(Lease lease) {
        transactions.inOrg(lease.job().org(), tx -> jobs.complete(tx, lease));
    }
}
