package app.visant.domain.org;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much an organization may use.
 *
 * @param values those that there are; what is missing has no limit
 */
public record Limits(Map<Limit, Long> values) {
    public static final Limits NONE = new Limits(Map.of());

    public Limits {
        values = Map.copyOf(values);
        if (values.values().stream().anyMatch(value -> value < 1)) {
            throw new IllegalArgumentException("a limit is at least 1");
        }
    }

    /** From numbers of which 0 means that there is no limit. */
    public static Limits of(Map<Limit, Long> numbers) {
        return NONE.with(numbers);
    }

    /** These, but for those that are set anew, where 0 means that there is no limit. */
    public Limits with(Map<Limit, Long> numbers) {
        var all = new EnumMap<Limit, Long>(Limit.class);
        all.putAll(values);
        all.putAll(numbers);
        all.values().removeIf(value -> value == 0);
        return new Limits(all);
    }

    /** Empty if there is no such limit. */
    public Optional<Long> find(Limit limit) {
        return Optional.ofNullable(values.get(limit));
    }

    /** Whether so much is still within. */
    public boolean allow(Limit limit, long amount) {
        var value = values.get(limit);
        return value == null || amount <= value;
    }
}
