package app.visant.domain.activation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A code that the platform operator hands out.
 *
 * @param uses how often it was redeemed
 * @param active whether it can be redeemed at all; one that cannot is like one that never was
 */
public record ActivationCode(
        Code code, String description, Benefit benefit, Terms terms, int uses, boolean active, Instant createdAt) {
    private static final int MAX_DESCRIPTION = 500;

    public ActivationCode {
        description = description.strip();
        if (description.length() > MAX_DESCRIPTION || description.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "the description must be one line of at most " + MAX_DESCRIPTION + " characters");
        }
        if (uses < 0 || terms.maxUses().filter(most -> most < uses).isPresent()) {
            throw new IllegalArgumentException("uses must be from 0 to max_uses");
        }
    }

    /** A new one, active from the start. */
    public static ActivationCode made(Code code, String description, Benefit benefit, Terms terms, Instant now) {
        return new ActivationCode(code, description, benefit, terms, 0, true, now);
    }

    /** Whether it was redeemed as often as it may be. */
    public boolean usedUp() {
        return terms.maxUses().filter(most -> uses >= most).isPresent();
    }

    /** Redeemed once more. */
    ActivationCode used() {
        return new ActivationCode(code, description, benefit, terms, uses + 1, active, createdAt);
    }

    public ActivationCode described(String newDescription) {
        return new ActivationCode(code, newDescription, benefit, terms, uses, active, createdAt);
    }

    public ActivationCode on(Terms newTerms) {
        return new ActivationCode(code, description, benefit, newTerms, uses, active, createdAt);
    }

    public ActivationCode switched(boolean on) {
        return new ActivationCode(code, description, benefit, terms, uses, on, createdAt);
    }

    /**
     * Who may redeem it, when and how often.
     *
     * @param maxUses over all organizations; empty is without limit
     * @param validFrom inclusive
     * @param validUntil exclusive
     * @param oncePerOrganization whether each organization may have it once only
     * @param domains of verified mail addresses that may redeem it; none means that everybody may
     */
    public record Terms(
            Optional<Integer> maxUses,
            Optional<Instant> validFrom,
            Optional<Instant> validUntil,
            boolean oncePerOrganization,
            List<EmailDomain> domains) {
        private static final int MOST_USES = 1_000_000_000;
        private static final int MOST_DOMAINS = 50;

        /** Anybody, at any time, each organization once. */
        public static final Terms OPEN =
                new Terms(Optional.empty(), Optional.empty(), Optional.empty(), true, List.of());

        public Terms {
            domains = domains.stream()
                    .distinct()
                    .sorted(Comparator.comparing(EmailDomain::value))
                    .toList();
            if (maxUses.filter(most -> most < 1 || most > MOST_USES).isPresent()) {
                throw new IllegalArgumentException("max_uses must be from 1 to " + MOST_USES);
            }
            if (validFrom.isPresent()
                    && validUntil.isPresent()
                    && !validFrom.get().isBefore(validUntil.get())) {
                throw new IllegalArgumentException("valid_from must be before valid_until");
            }
            if (domains.size() > MOST_DOMAINS) {
                throw new IllegalArgumentException("at most " + MOST_DOMAINS + " domains");
            }
        }
    }
}
