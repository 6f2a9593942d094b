package app.visant.domain.shared;

import java.util.List;
import java.util.Optional;

/** One page of a list, newest first, and where the next one starts. */
public record Page<T>(List<T> items, Optional<Position> next) {
    public Page {
        items = List.copyOf(items);
    }

    /** How many to read, from after which position. */
    public record Request(int limit, Optional<Position> after) {
        public static final int DEFAULT_LIMIT = 50;
        public static final int MAX_LIMIT = 200;

        public Request {
            if (limit < 1 || limit > MAX_LIMIT) {
                throw new IllegalArgumentException("must be from 1 to " + MAX_LIMIT);
            }
        }

        public static Request first(int limit) {
            return new Request(limit, Optional.empty());
        }
    }
}
