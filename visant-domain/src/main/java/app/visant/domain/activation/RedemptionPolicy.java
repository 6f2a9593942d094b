package app.visant.domain.activation;

import app.visant.domain.activation.Redemption.Attempt;
import app.visant.domain.activation.Redemption.Refused;
import java.util.List;
import java.util.Optional;

/** One rule of redeeming. The first in the list that refuses is the one that is told. */
interface RedemptionPolicy {
    RedemptionPolicy ACTIVE = (code, attempt) -> refuse(!code.active(), new Redemption.Unknown());

    RedemptionPolicy BEGUN = (code, attempt) ->
            code.terms().validFrom().filter(attempt.now()::isBefore).map(Redemption.NotYetValid::new);

    RedemptionPolicy NOT_OVER = (code, attempt) -> code.terms()
            .validUntil()
            .filter(until -> !attempt.now().isBefore(until))
            .map(Redemption.Expired::new);

    RedemptionPolicy USES_LEFT = (code, attempt) -> refuse(code.usedUp(), new Redemption.UsedUp());

    RedemptionPolicy ONCE_PER_ORGANIZATION = (code, attempt) ->
            refuse(code.terms().oncePerOrganization() && attempt.redeemedBefore(), new Redemption.AlreadyRedeemed());

    RedemptionPolicy ALLOWED_DOMAIN = (code, attempt) -> {
        var domains = code.terms().domains();
        return refuse(
                !domains.isEmpty()
                        && attempt.verified().filter(domains::contains).isEmpty(),
                new Redemption.NotForAddress());
    };

    List<RedemptionPolicy> ALL = List.of(ACTIVE, BEGUN, NOT_OVER, USES_LEFT, ONCE_PER_ORGANIZATION, ALLOWED_DOMAIN);

    Optional<? extends Refused> refusal(ActivationCode code, Attempt attempt);

    static Optional<Refused> firstRefusal(ActivationCode code, Attempt attempt) {
        return ALL.stream()
                .<Refused>flatMap(policy -> policy.refusal(code, attempt).stream())
                .findFirst();
    }

    private static Optional<Refused> refuse(boolean refused, Refused reason) {
        return refused ? Optional.of(reason) : Optional.empty();
    }
}
