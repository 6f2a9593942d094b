package app.visant.application.capture;

import app.visant.application.capture.port.CaptureFeed;
import app.visant.application.capture.port.CaptureRepository;
import app.visant.application.device.port.DeviceReadModel;
import app.visant.application.key.CredentialWatch;
import app.visant.application.shared.port.Signal;
import app.visant.application.shared.port.SignalBus;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells everybody who looks what happens in their organization, as it happens: led by signals, and every five seconds by
 * the database itself, in case signals were lost. A changed row is read once per node, and only if somebody looks.
 */
@Singleton
public final class LiveView {
    private static final Logger log = LoggerFactory.getLogger(LiveView.class);

    private final CredentialWatch credentials;
    private final InstantSource clock;
    private final LiveOrganization.Sources sources;
    private final Map<OrgId, LiveOrganization> organizations = new ConcurrentHashMap<>();

    @Inject
    public LiveView(
            TransactionRunner transactions,
            CaptureRepository captures,
            DeviceReadModel devices,
            CredentialWatch credentials,
            SignalBus signals,
            InstantSource clock) {
        this.credentials = credentials;
        this.clock = clock;
        this.sources = new LiveOrganization.Sources(transactions, captures, devices);
        signals.subscribe(this::onSignal);
    }

    /** Begins to tell the viewer, of one device only if {@code filter} says so, until the answer is closed or the session or key ends. */
    public Viewing open(Principal.Insider who, Optional<DeviceId> filter, CaptureFeed feed) {
        var viewer = new Viewer(who, filter, feed);
        organizations.compute(who.org(), (org, live) -> {
            var known = live == null ? new LiveOrganization(org, sources, clock.instant()) : live;
            known.viewers().add(viewer);
            return known;
        });
        return () -> leave(viewer);
    }

    /** Catches up with what signals did not tell, and shuts out whose session or key ended. To be called every five seconds at the latest. */
    public void tick() {
        closeEnded();
        var now = clock.instant();
        organizations.forEach((org, live) -> quietly(org, () -> live.catchUp(now)));
    }

    /** How many look on this node. */
    public int viewers() {
        return organizations.values().stream().mapToInt(o -> o.viewers().size()).sum();
    }

    private void onSignal(Signal signal) {
        switch (signal) {
            case Signal.CaptureChanged changed -> note(changed.org(), changed);
            case Signal.PresenceChanged changed -> note(changed.org(), changed);
            case Signal.SessionEnded ended ->
                closeIf(who ->
                        who instanceof Principal.User user && user.session().equals(ended.session()));
            case Signal.KeyRevoked revoked ->
                closeIf(who -> who instanceof Principal.Key key && key.key().equals(revoked.key()));
            case Signal.OrganizationSuspended suspended ->
                closeIf(who -> who.org().equals(suspended.org()));
            case Signal.Resync r -> apart(() -> tick());
            case Signal.DeviceWoken d -> {}
            case Signal.JobsAdded j -> {}
        }
    }

    private void note(OrgId org, Signal change) {
        var live = organizations.get(org);
        if (live != null && live.note(change)) {
            apart(() -> quietly(org, () -> live.lookAtWaiting(clock.instant())));
        }
    }

    private void closeEnded() {
        var open = viewersOfAll().stream().map(Viewer::who).collect(Collectors.toSet());
        var ended = credentials.ended(open);
        closeIf(ended::contains);
    }

    private void closeIf(Predicate<Principal.Insider> over) {
        for (var viewer : viewersOfAll()) {
            if (over.test(viewer.who())) {
                leave(viewer);
                viewer.feed().close();
            }
        }
    }

    private List<Viewer> viewersOfAll() {
        return organizations.values().stream()
                .flatMap(live -> live.viewers().stream())
                .toList();
    }

    private void leave(Viewer viewer) {
        organizations.computeIfPresent(viewer.who().org(), (org, live) -> {
            live.viewers().remove(viewer);
            return live.viewers().isEmpty() ? null : live;
        });
    }

    /** The bus is not to be kept waiting for the database. */
    private static void apart(Runnable work) {
        Thread.ofVirtual().name("live view").start(work);
    }

    private static void quietly(OrgId org, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("the live view of organization {} is behind", org, e);
        }
    }

    /** A live view that is open. */
    @FunctionalInterface
    public interface Viewing extends AutoCloseable {
        @Override
        void close();
    }
}
