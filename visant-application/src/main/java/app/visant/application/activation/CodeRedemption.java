package app.visant.application.activation;

import app.visant.application.org.PlanCodes;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.activation.Redemption;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Redeems codes for organizations, by itself or on the way to something else. */
public final class CodeRedemption implements PlanCodes {
    private final TransactionRunner transactions;
    private final CodeLedger ledger;
    private final CodeTries tries;

    @Inject
    public CodeRedemption(TransactionRunner transactions, CodeLedger ledger, CodeTries tries) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.tries = tries;
    }

    /** Redeems the code for the person's organization. */
    public Result redeem(Principal.User person, Typed code) {
        var tooMany = tries.count(person, code);
        if (tooMany.isPresent()) {
            return new Result.Throttled(tooMany.get());
        }
        var redemption = transactions.system(Purpose.CODE_REDEMPTION, tx -> ledger.redeem(tx, person, code.text()));
        return switch (redemption) {
            case Redemption.Granted granted -> {
                tries.forget(person, code);
                yield new Result.Redeemed(granted);
            }
            case Redemption.Refused refused -> new Result.NotRedeemed(explained(refused));
        };
    }

    @Override
    public <T> Tried<T> tried(Principal.User person, Typed code, Function<Redeemer, T> work) {
        var tooMany = tries.count(person, code);
        if (tooMany.isPresent()) {
            return new Tried.Throttled<>(tooMany.get());
        }
        var right = new AtomicBoolean();
        var result = work.apply(tx -> {
            var refused = part(tx, person, code);
            right.set(refused.isEmpty());
            return refused;
        });
        if (right.get()) {
            tries.forget(person, code);
        }
        return new Tried.Run<>(result);
    }

    private Optional<Refused> part(Tx tx, Principal.User person, Typed code) {
        return switch (ledger.redeem(tx, person, code.text())) {
            case Redemption.Granted granted -> Optional.empty();
            case Redemption.Refused refused -> Optional.of(explained(refused));
        };
    }

    private static Refused explained(Redemption.Refused refused) {
        return switch (refused) {
            case Redemption.Unknown() -> new Refused("unknown_code", "There is no such activation code.");
            case Redemption.NotYetValid no ->
                new Refused("code_not_yet_valid", "This code can be redeemed from " + no.from() + " on.");
            case Redemption.Expired no ->
                new Refused("code_expired", "This code could be redeemed until " + no.since() + ".");
            case Redemption.UsedUp() -> new Refused("code_used_up", "This code was redeemed as often as it may be.");
            case Redemption.AlreadyRedeemed() ->
                new Refused("code_already_redeemed", "Your organization has redeemed this code.");
            case Redemption.NotForAddress() ->
                new Refused("code_not_for_address", "This code is for verified mail addresses of certain domains.");
        };
    }

    /** What came of it. */
    public sealed interface Result {
        record Redeemed(Redemption.Granted granted) implements Result {}

        record NotRedeemed(Refused why) implements Result {}

        /** Too many wrong codes. */
        record Throttled(Duration retryAfter) implements Result {}
    }
}
