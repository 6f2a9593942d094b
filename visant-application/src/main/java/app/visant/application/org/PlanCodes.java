package app.visant.application.org;

import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.Principal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Codes that better an organization's subscription, redeemed as a part of something else; another context's work. */
public interface PlanCodes {

    /**
     * Runs work that opens its own transaction and redeems the code within it. Wrong codes are counted, and after too many
     * the work is not run.
     */
    <T> Tried<T> tried(Principal.User person, Typed code, Function<Redeemer, T> work);

    /** Redeems the code at hand. */
    interface Redeemer {
        /** Empty if it was redeemed; what was refused has changed nothing. */
        Optional<Refused> redeem(Tx tx);
    }

    /** Whether it was run. */
    sealed interface Tried<T> {
        record Run<T>(T result) implements Tried<T> {}

        record Throttled<T>(Duration retryAfter) implements Tried<T> {}
    }

    /**
     * A refusal.
     *
     * @param code stable, snake_case
     * @param detail one sentence for people
     */
    record Refused(String code, String detail) {}

    /**
     * A code as somebody typed it.
     *
     * @param clientAddress from where, since guesses are counted by it
     */
    record Typed(String text, String clientAddress) {
        @Override
        public String toString() {
            return "Typed[" + clientAddress + "]";
        }
    }
}
