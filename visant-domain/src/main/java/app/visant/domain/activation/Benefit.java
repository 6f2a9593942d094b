package app.visant.domain.activation;

import app.visant.domain.org.Subscription;
import java.time.Instant;

/** What a code grants. */
public sealed interface Benefit {

    /** How many: slots, months or days. */
    int amount();

    /** The subscription with the benefit; time counts from the later of now and the present end. */
    Subscription.Agreed addedTo(Subscription.Agreed subscription, Instant now);

    /** That many more devices, for good. */
    record DeviceSlots(int amount) implements Benefit {
        private static final int MOST = 10_000;

        public DeviceSlots {
            within(amount, MOST);
        }

        @Override
        public Subscription.Agreed addedTo(Subscription.Agreed subscription, Instant now) {
            return subscription.withMoreSlots(amount);
        }
    }

    /** That many calendar months. */
    record FreeMonths(int amount) implements Benefit {
        private static final int MOST = 120;

        public FreeMonths {
            within(amount, MOST);
        }

        @Override
        public Subscription.Agreed addedTo(Subscription.Agreed subscription, Instant now) {
            return subscription.withFreeMonths(amount, now);
        }
    }

    /** That many days. */
    record TrialExtension(int amount) implements Benefit {
        private static final int MOST = 3_650;

        public TrialExtension {
            within(amount, MOST);
        }

        @Override
        public Subscription.Agreed addedTo(Subscription.Agreed subscription, Instant now) {
            return subscription.withTrialDays(amount, now);
        }
    }

    private static void within(int amount, int most) {
        if (amount < 1 || amount > most) {
            throw new IllegalArgumentException("must be from 1 to " + most);
        }
    }
}
