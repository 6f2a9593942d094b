package app.visant.application.capture;

import app.visant.application.capture.port.CaptureFeed.Event;
import app.visant.application.capture.port.CaptureRepository;
import app.visant.application.capture.port.CaptureRepository.Change;
import app.visant.application.device.port.DeviceReadModel;
import app.visant.application.device.port.DeviceReadModel.DeviceView;
import app.visant.application.shared.port.Signal;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.capture.Mark;
import app.visant.domain.device.Presence;
import app.visant.domain.shared.CaptureId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the viewers of one organization on this node have been told. Rows are read and offered under one lock, so that
 * nobody sees a capture go back in time.
 */
final class LiveOrganization {
    /** How far back a change may have been stamped and yet be committed only now. */
    static final Duration OVERLAP = Duration.ofSeconds(30);

    private static final int PAGE = 500;
    private static final int REMEMBERED = 2000;

    private final OrgId org;
    private final Sources sources;
    private final List<Viewer> viewers = new CopyOnWriteArrayList<>();
    private final ReentrantLock telling = new ReentrantLock();
    private final Set<Signal> waiting = new LinkedHashSet<>();
    private final Map<CaptureId, Told> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CaptureId, Told> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final Map<DeviceId, Presence> presence = new HashMap<>();
    private boolean surveyed;
    private Instant lookedAt;

    LiveOrganization(OrgId org, Sources sources, Instant now) {
        this.org = org;
        this.sources = sources;
        this.lookedAt = now;
    }

    List<Viewer> viewers() {
        return viewers;
    }

    /** Notes what to look at. True if nothing was waiting, so that {@link #lookAtWaiting} is due. */
    boolean note(Signal change) {
        synchronized (waiting) {
            var first = waiting.isEmpty();
            waiting.add(change);
            return first;
        }
    }

    /** Reads what signals spoke of, once however often they did, and tells it. */
    void lookAtWaiting(Instant now) {
        telling.lock();
        try {
            List<Signal> changes;
            synchronized (waiting) {
                changes = List.copyOf(waiting);
                waiting.clear();
            }
            var captures = new ArrayList<Capture>();
            var devices = new ArrayList<DeviceView>();
            sources.transactions.inOrg(org, tx -> {
                for (var change : changes) {
                    if (change instanceof Signal.CaptureChanged changed) {
                        sources.captures.find(tx, org, changed.recordId()).ifPresent(captures::add);
                    } else if (change instanceof Signal.PresenceChanged changed) {
                        sources.devices.find(tx, org, changed.device(), now).ifPresent(devices::add);
                    }
                }
            });
            captures.forEach(capture -> tell(capture, now, capture.evaluation().settled()));
            devices.forEach(device -> tell(device, true));
        } finally {
            telling.unlock();
        }
    }

    /** Tells whatever changed since it last looked and was not told yet. */
    void catchUp(Instant now) {
        telling.lock();
        try {
            captureChanges().forEach(change -> tell(change.capture(), now, isNews(change)));
            devices(now).forEach(device -> tell(device, surveyed));
            surveyed = true;
            lookedAt = now;
        } finally {
            telling.unlock();
        }
    }

    private List<Change> captureChanges() {
        var changed = new ArrayList<Change>();
        var since = lookedAt.minus(OVERLAP);
        while (true) {
            var from = since;
            var page = sources.transactions.forOrg(org, tx -> sources.captures.changedSince(tx, org, from, PAGE));
            changed.addAll(page);
            if (page.size() < PAGE || page.getLast().at().equals(from)) {
                return changed;
            }
            since = page.getLast().at();
        }
    }

    private List<DeviceView> devices(Instant now) {
        var all = new ArrayList<DeviceView>();
        var request = Page.Request.first(Page.Request.MAX_LIMIT);
        while (true) {
            var asked = request;
            var page = sources.transactions.forOrg(org, tx -> sources.devices.list(tx, Reach.all(org), asked, now));
            all.addAll(page.items());
            if (page.next().isEmpty()) {
                return all;
            }
            request = new Page.Request(Page.Request.MAX_LIMIT, page.next());
        }
    }

    /** What is settled since it was last read is news even if it is as it was: it was judged again, and that came to this. */
    private boolean isNews(Change change) {
        var last = told.get(change.capture().id());
        return last != null
                && change.capture().evaluation().settled()
                && change.at().isAfter(last.readAt());
    }

    /** @param evenIfTold whether it is told though nothing of it is different */
    private void tell(Capture capture, Instant now, boolean evenIfTold) {
        var last = told.put(capture.id(), new Told(capture.evaluation(), capture.mark(), now));
        if (evenIfTold || last == null || !last.says(capture)) {
            offer(capture.device(), new Event.CaptureChanged(capture));
        }
    }

    /** @param evenNew whether a device not heard of before is news */
    private void tell(DeviceView device, boolean evenNew) {
        var id = device.device().id();
        var before = Optional.ofNullable(presence.put(id, device.presence()));
        if (before.map(b -> b != device.presence()).orElse(evenNew)) {
            offer(id, new Event.DeviceChanged(device));
        }
    }

    private void offer(DeviceId device, Event event) {
        for (var viewer : viewers) {
            if (viewer.sees(device)) {
                viewer.feed().offer(event);
            }
        }
    }

    /** What of a capture changes. */
    private record Told(Evaluation evaluation, Optional<Mark> mark, Instant readAt) {
        boolean says(Capture capture) {
            return evaluation.equals(capture.evaluation()) && mark.equals(capture.mark());
        }
    }

    /** Where changes are read. */
    record Sources(TransactionRunner transactions, CaptureRepository captures, DeviceReadModel devices) {}
}
