package app.visant.domain.evaluation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an organization's agents may cost in a calendar month, in UTC as vendors bill it.
 *
 * @param capMicros in millionths of a dollar
 * @param beyond what happens to stills once that is used up
 */
public record Budget(long capMicros, Beyond beyond) {
    /** A million dollars: far beyond what anybody spends, and far from the edge of arithmetic. */
    public static final long MOST = 1_000_000_000_000L;

    private static final int PERCENT = 100;
    private static final int NEARLY = 80;

    public Budget {
        if (capMicros < 0 || capMicros > MOST) {
            throw new IllegalArgumentException("must be from 0 to " + MOST);
        }
    }

    public boolean usedUp(long costMicros) {
        return costMicros >= capMicros;
    }

    /** How much of it is used, as far as its owner is to be told: 0, 80 or 100 percent. */
    public int mark(long costMicros) {
        if (usedUp(costMicros)) {
            return PERCENT;
        }
        return costMicros * PERCENT >= capMicros * NEARLY ? NEARLY : 0;
    }

    /** What happens to stills when the month's budget is used up. */
    public enum Beyond {
        /** The local agent judges them alone, which costs nothing. */
        BASELINE_ONLY,
        /** They wait until the month, or the budget, changes. */
        WAIT;

        /** The behaviour of that name on the wire. */
        public static Optional<Beyond> named(String wireName) {
            return Stream.of(values())
                    .filter(b -> b.wireName().equals(wireName))
                    .findFirst();
        }

        /** The name on the wire, such as {@code baseline_only}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
