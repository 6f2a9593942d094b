package app.visant.domain.org;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What an organization may add: how many devices, and until when. Nothing that it has is ever taken away by it; once it
 * has ended, what was captured stays readable and nothing is added.
 */
public sealed interface Subscription {
    int FIRST_SLOTS = 5;
    Duration FIRST_TRIAL = Duration.ofDays(30);

    /** More than anybody has cameras for; extensions stop here. */
    int MOST_SLOTS = 1_000_000;
    /** No subscription lasts beyond this, since times on the wire have four digits for the year. */
    Instant LAST_END = Instant.parse("9999-01-01T00:00:00Z");

    /** How many devices may be active. */
    int slots();

    /** When it ends, or ended. */
    Instant end();

    /** What every organization starts with. */
    static Agreed first(Instant now) {
        return new Trial(FIRST_SLOTS, now.plus(FIRST_TRIAL));
    }

    /** As it was agreed, and is stored. Whether it has ended depends on when one asks. */
    sealed interface Agreed extends Subscription {

        /** What it is at that time: itself, or its end. */
        default Subscription at(Instant now) {
            return now.isBefore(end()) ? this : new Ended(this);
        }

        Agreed withSlots(int slots);

        default Agreed withMoreSlots(int more) {
            return withSlots(Math.min(MOST_SLOTS, Math.addExact(slots(), more)));
        }

        /** Calendar months in UTC, after what is left of the present time. */
        default Agreed withFreeMonths(int months, Instant now) {
            return new FreeMonths(
                    slots(),
                    capped(from(now).atOffset(ZoneOffset.UTC).plusMonths(months).toInstant()));
        }

        /** Days after what is left of the present time: a trial goes on or begins anew, free months go on. */
        default Agreed withTrialDays(int days, Instant now) {
            var end = capped(from(now).plus(Duration.ofDays(days)));
            return this instanceof FreeMonths && now.isBefore(end())
                    ? new FreeMonths(slots(), end)
                    : new Trial(slots(), end);
        }

        private Instant from(Instant now) {
            return now.isBefore(end()) ? end() : now;
        }

        private static Instant capped(Instant end) {
            return end.isAfter(LAST_END) ? LAST_END : end;
        }
    }

    /** Tried out for nothing. */
    record Trial(int slots, Instant end) implements Agreed {
        public Trial {
            requireSlots(slots);
        }

        @Override
        public Trial withSlots(int newSlots) {
            return new Trial(newSlots, end);
        }
    }

    /** Whole months, granted by a code. */
    record FreeMonths(int slots, Instant end) implements Agreed {
        public FreeMonths {
            requireSlots(slots);
        }

        @Override
        public FreeMonths withSlots(int newSlots) {
            return new FreeMonths(newSlots, end);
        }
    }

    /** Over, until it is extended. */
    record Ended(Agreed last) implements Subscription {
        @Override
        public int slots() {
            return last.slots();
        }

        @Override
        public Instant end() {
            return last.end();
        }
    }

    private static void requireSlots(int slots) {
        if (slots < 0 || slots > MOST_SLOTS) {
            throw new IllegalArgumentException("slots must be from 0 to " + MOST_SLOTS);
        }
    }
}
