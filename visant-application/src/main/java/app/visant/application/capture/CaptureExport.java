package app.visant.application.capture;

import app.visant.application.capture.port.CaptureRepository;
import app.visant.application.capture.port.CaptureRepository.Filter;
import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore;
import app.visant.application.capture.port.ImageStore.Part;
import app.visant.application.capture.port.MetadataWriter;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.capture.Capture;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.UserId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stills in bulk, with what is known of them: one after another, however many they are, and no more than may be taken at once. */
@Singleton
public final class CaptureExport {
    /** Few, so that what was read of the last of them is not old when its turn comes. */
    private static final int AT_ONCE = 50;

    private final TransactionRunner transactions;
    private final CaptureRepository captures;
    private final ImageStore images;
    private final MetadataWriter metadata;
    private final Bounds bounds;
    private final Set<UserId> busy = ConcurrentHashMap.newKeySet();

    @Inject
    public CaptureExport(
            TransactionRunner transactions,
            CaptureRepository captures,
            ImageStore images,
            MetadataWriter metadata,
            Bounds bounds) {
        this.transactions = transactions;
        this.captures = captures;
        this.images = images;
        this.metadata = metadata;
        this.bounds = bounds;
    }

    /** How much it would be; counted up to where it is too much. */
    public Extent extent(Reach reach, Filter filter) {
        var stills = 0L;
        var bytes = 0L;
        var request = Page.Request.first(Page.Request.MAX_LIMIT);
        for (var page = page(reach, filter, request); ; page = page(reach, filter, request)) {
            stills += page.items().size();
            bytes += page.items().stream()
                    .mapToLong(capture -> capture.still().sizeBytes())
                    .sum();
            var extent = new Extent(stills, bytes, page.next().isEmpty(), bounds);
            if (page.next().isEmpty() || !extent.fits()) {
                return extent;
            }
            request = new Page.Request(Page.Request.MAX_LIMIT, page.next());
        }
    }

    /** Readies it. Whoever gets a run closes it: until then the person has no second one from this node. */
    public Result begin(Principal.Insider who, Filter filter) {
        if (!busy.add(who.person())) {
            return new Result.Busy();
        }
        var begun = false;
        try {
            var extent = extent(who.reach(), filter);
            begun = extent.fits();
            return begun ? new Result.Begun(new Run(who.person(), who.reach(), filter)) : new Result.TooMuch(extent);
        } finally {
            if (!begun) {
                busy.remove(who.person());
            }
        }
    }

    private Page<Capture> page(Reach reach, Filter filter, Page.Request request) {
        return transactions.forOrg(reach.org(), tx -> captures.list(tx, reach, filter, request));
    }

    /** As it is now, for it may have been deleted since it was listed, or judged. */
    private Item item(Capture listed) {
        return transactions
                .forOrg(listed.org(), tx -> captures.find(tx, listed.org(), listed.recordId()))
                .filter(now -> now.id().equals(listed.id()))
                .<Item>flatMap(now -> images.read(ImageKey.of(now), Part.ORIGINAL)
                        .map(jpeg -> new Item.Found(now, jpeg, metadata.write(now))))
                .orElseGet(() -> new Item.Gone(listed));
    }

    /** Stills on their way to somebody. */
    public final class Run implements AutoCloseable {
        private final UserId person;
        private final Reach reach;
        private final Filter filter;

        private Run(UserId person, Reach reach, Filter filter) {
            this.person = person;
            this.reach = reach;
            this.filter = filter;
        }

        /** Hands over one after another, newest first. What the taker throws ends it, as when nobody is there to take more. */
        public void each(Taker taker) throws IOException {
            var left = bounds.stills();
            Optional<Page.Request> request = Optional.of(Page.Request.first(AT_ONCE));
            while (request.isPresent() && left > 0) {
                var page = page(reach, filter, request.get());
                for (var listed : within(page.items(), left)) {
                    taker.take(item(listed));
                }
                left -= page.items().size();
                request = page.next().map(next -> new Page.Request(AT_ONCE, Optional.of(next)));
            }
        }

        /** Stills that came meanwhile, and were taken earlier, may be more than were counted. */
        private List<Capture> within(List<Capture> items, int most) {
            return items.subList(0, Math.min(most, items.size()));
        }

        @Override
        public void close() {
            busy.remove(person);
        }
    }

    /** Takes what is handed over. */
    @FunctionalInterface
    public interface Taker {
        void take(Item item) throws IOException;
    }

    /** A still in its turn. */
    public sealed interface Item {
        Capture capture();

        /**
         * Here it is.
         *
         * @param jpeg as received
         * @param metadata as {@link MetadataWriter#write} has it
         */
        @SuppressWarnings("ArrayRecordComponent") // bytes of files; never compared
        record Found(Capture capture, byte[] jpeg, byte[] metadata) implements Item {}

        /** It was deleted meanwhile. */
        record Gone(Capture capture) implements Item {}
    }

    /**
     * What may be taken at once.
     *
     * @param bytes of the stills as received
     */
    public record Bounds(int stills, long bytes) {
        public static final Bounds DEFAULT = new Bounds(10_000, 5_000_000_000L);
    }

    /**
     * How much it would be.
     *
     * @param whole whether all of it was counted
     */
    public record Extent(long stills, long bytes, boolean whole, Bounds bounds) {
        public boolean fits() {
            return stills <= bounds.stills() && bytes <= bounds.bytes();
        }
    }

    /** What became of the wish. */
    public sealed interface Result {
        record Begun(Run run) implements Result {}

        /** Nothing is handed over unless all of it can be. */
        record TooMuch(Extent extent) implements Result {}

        /** The person has one under way. */
        record Busy() implements Result {}
    }
}
