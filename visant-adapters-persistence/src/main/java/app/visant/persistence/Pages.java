package app.visant.persistence;

import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** Keyset paging: a statement reads one row more than asked for, which tells whether there is a next page. */
public final class Pages {
    private Pages() {}

    /** What a statement's limit is to be. */
    public static int limit(Page.Request request) {
        return request.limit() + 1;
    }

    /** The condition on the place after which to go on, behind {@code where} or {@code and}; nothing on the first page. */
    public static String after(Page.Request request, String word, String key) {
        return request.after().isEmpty() ? "" : word + " (" + key + ") < (:afterTime, :afterId)";
    }

    /** Binds the place that {@link #after} speaks of, and {@code :limit}. */
    public static Query bind(Query query, Page.Request request) {
        request.after().ifPresent(place -> query.bind("afterTime", place.time()).bind("afterId", place.id()));
        return query.bind("limit", limit(request));
    }

    public static <T> Page<T> page(List<Placed<T>> rows, Page.Request request) {
        var more = rows.size() > request.limit();
        var shown = more ? rows.subList(0, request.limit()) : rows;
        var items = shown.stream().map(Placed::item).toList();
        return new Page<>(items, more ? Optional.of(shown.get(shown.size() - 1).position()) : Optional.empty());
    }

    /** An item and its place in the list. */
    public record Placed<T>(T item, Position position) {}
}
