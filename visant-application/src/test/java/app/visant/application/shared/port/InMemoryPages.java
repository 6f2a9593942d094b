package app.visant.application.shared.port;

import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Keyset paging as the database does it: by time, then by id without a sign, both descending. */
public final class InMemoryPages {
    /** Ids in the order of their text, which is the database's; {@link UUID#compareTo} takes them for signed numbers. */
    public static final Comparator<UUID> BY_TEXT = Comparator.comparing(UUID::toString);

    private static final Comparator<Position> NEWEST_FIRST = Comparator.comparing(Position::time)
            .thenComparing(Position::id, BY_TEXT)
            .reversed();

    private InMemoryPages() {}

    public static <T> Page<T> page(Stream<T> rows, Function<T, Position> position, Page.Request request) {
        var rest = rows.sorted(Comparator.comparing(position, NEWEST_FIRST))
                .filter(row -> request.after()
                        .map(after -> NEWEST_FIRST.compare(position.apply(row), after) > 0)
                        .orElse(true))
                .toList();
        if (rest.size() <= request.limit()) {
            return new Page<>(rest, Optional.empty());
        }
        var items = rest.subList(0, request.limit());
        return new Page<>(items, Optional.of(position.apply(items.get(items.size() - 1))));
    }
}
