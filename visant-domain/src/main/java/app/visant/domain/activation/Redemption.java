package app.visant.domain.activation;

import app.visant.domain.org.Subscription;
import java.time.Instant;
import java.util.Optional;

/** What comes of redeeming a code. */
public sealed interface Redemption {

    /**
     * Tries a code for an organization.
     *
     * @param code empty if there is none of that text
     */
    static Redemption of(Optional<ActivationCode> code, Attempt attempt) {
        return code.map(known -> RedemptionPolicy.firstRefusal(known, attempt)
                        .<Redemption>map(refusal -> refusal)
                        .orElseGet(() -> new Granted(
                                known.used(), known.benefit().addedTo(attempt.subscription(), attempt.now()))))
                .orElseGet(Unknown::new);
    }

    /** The code as it is now, and what the organization has by it. */
    record Granted(ActivationCode code, Subscription.Agreed subscription) implements Redemption {}

    /** Nothing changed. */
    sealed interface Refused extends Redemption {}

    /** There is no such code, or it was switched off: which of the two is nobody's business. */
    record Unknown() implements Refused {}

    record NotYetValid(Instant from) implements Refused {}

    record Expired(Instant since) implements Refused {}

    /** As often as it may be. */
    record UsedUp() implements Refused {}

    /** By the same organization, which may once only. */
    record AlreadyRedeemed() implements Refused {}

    /** It is for others, or the address is not verified. */
    record NotForAddress() implements Refused {}

    /**
     * Who tries, and when.
     *
     * @param redeemedBefore whether the organization had this code already
     * @param verified the domain of the person's verified address
     */
    record Attempt(
            Subscription.Agreed subscription, boolean redeemedBefore, Optional<EmailDomain> verified, Instant now) {}
}
