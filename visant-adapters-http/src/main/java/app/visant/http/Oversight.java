package app.visant.http;

import app.visant.application.org.OrganizationOversight.Standing;
import app.visant.domain.org.Suspension;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Permission;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What the operator's routes for whatever can be suspended have in common. */
public final class Oversight {
    private static final String TEXT = "q";
    private static final String SUSPENDED = "suspended";
    private static final String REASON = "reason";

    private Oversight() {}

    /**
     * A list that is searched.
     *
     * @param where what the text is looked for in
     */
    public static Endpoint.Builder list(String path, String summary, String where) {
        return Endpoint.get(path, summary)
                .requires(Permission.PLATFORM_OPERATE)
                .query(TEXT, "only those with this in " + where)
                .query(SUSPENDED, "true or false: only such");
    }

    /** Answers such a list. */
    public static <F, V> Answer found(
            Exchange exchange,
            BiFunction<Optional<String>, Optional<Boolean>, F> filter,
            BiFunction<F, Page.Request, Page<V>> read,
            Function<? super V, ? extends Record> present) {
        var query = exchange.query();
        var text = query.optional(TEXT, Form.TEXT);
        var suspended = query.optional(SUSPENDED, Form.BOOLEAN);
        var wanted = filter.apply(text.get(), suspended.get());
        return Answer.page(exchange, read.apply(wanted, exchange.page()), present);
    }

    /**
     * What a change says of suspension. A reason belongs to a suspension: it is asked for there, and refused without one.
     *
     * @param suspended as the change has it
     */
    public static Standing standing(Input in, Optional<Boolean> suspended) {
        var reason = in.optional(REASON, Suspension::reason).get();
        if (suspended.orElse(false)) {
            if (reason.isEmpty()) {
                in.refuse(REASON, "is required to suspend");
            }
            in.check();
            return new Standing.Suspended(reason.orElseThrow());
        }
        if (reason.isPresent()) {
            in.refuse(REASON, "is for a suspension, with suspended: true");
        }
        in.check();
        return suspended.isPresent() ? new Standing.Good() : new Standing.Unchanged();
    }
}
