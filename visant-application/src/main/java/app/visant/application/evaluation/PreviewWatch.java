package app.visant.application.evaluation;

import app.visant.application.evaluation.port.PreviewFeed;
import app.visant.application.evaluation.port.PreviewRepository.View;
import app.visant.application.key.CredentialWatch;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.PreviewId;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells those who watch a preview how far it is, as often as somebody ticks, until it ends or they may watch no longer. */
@Singleton
public final class PreviewWatch {
    private static final Logger log = LoggerFactory.getLogger(PreviewWatch.class);

    private final Previews previews;
    private final CredentialWatch credentials;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    @Inject
    public PreviewWatch(Previews previews, CredentialWatch credentials) {
        this.previews = previews;
        this.credentials = credentials;
    }

    /** Tells how it stands, and from then on what changes; empty if there is no such preview. */
    public Optional<Watching> open(Principal.Insider who, PreviewId id, PreviewFeed feed) {
        return previews.find(who.org(), id).map(view -> {
            var watcher = new Watcher(who, id, feed);
            watchers.add(watcher);
            tell(watcher, view);
            return () -> watchers.remove(watcher);
        });
    }

    /** Looks at what is watched, each preview once. To be called every second or so while anybody watches. */
    public void tick() {
        var ended = credentials.ended(watchers.stream().map(Watcher::who).collect(Collectors.toSet()));
        var seen = new HashMap<PreviewId, Optional<View>>();
        for (var watcher : watchers) {
            if (ended.contains(watcher.who())) {
                leave(watcher);
            } else {
                look(watcher, seen);
            }
        }
    }

    private void look(Watcher watcher, Map<PreviewId, Optional<View>> seen) {
        try {
            OrgId org = watcher.who().org();
            seen.computeIfAbsent(watcher.preview(), id -> previews.find(org, id))
                    .ifPresentOrElse(view -> tell(watcher, view), () -> leave(watcher));
        } catch (RuntimeException e) {
            log.warn("the watch of preview {} is behind", watcher.preview(), e);
        }
    }

    private void tell(Watcher watcher, View view) {
        watcher.feed().offer(view);
        if (!view.preview().running()) {
            leave(watcher);
        }
    }

    private void leave(Watcher watcher) {
        watchers.remove(watcher);
        watcher.feed().close();
    }

    /** One who watches. Two are the same only if they are one object, which their feeds see to. */
    private record Watcher(Principal.Insider who, PreviewId preview, PreviewFeed feed) {}

    /** A watch that is open. */
    @FunctionalInterface
    public interface Watching extends AutoCloseable {
        @Override
        void close();
    }
}
