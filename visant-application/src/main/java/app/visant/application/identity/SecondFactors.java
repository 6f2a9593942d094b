package app.visant.application.identity;

import app.visant.application.identity.port.SecondFactorRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TokenGenerator;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Totp;
import app.visant.domain.identity.User;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One's own authenticator: proposed, confirmed by a first code, taken away again. Each asks for the password. */
public final class SecondFactors {
    private static final int CODES = 10;
    private static final int CODE_GROUPS = 3;

    private final TransactionRunner transactions;
    private final SecondFactorRepository factors;
    private final FactorCheck check;
    private final PasswordProof proof;
    private final TokenGenerator tokens;
    private final InstantSource clock;

    @Inject
    public SecondFactors(
            TransactionRunner transactions,
            SecondFactorRepository factors,
            FactorCheck check,
            PasswordProof proof,
            TokenGenerator tokens,
            InstantSource clock) {
        this.transactions = transactions;
        this.factors = factors;
        this.check = check;
        this.proof = proof;
        this.tokens = tokens;
        this.clock = clock;
    }

    public Status status(Principal.User person) {
        return transactions.system(
                Purpose.LOG_IN,
                tx -> factors.find(tx, person.user())
                        .filter(SecondFactorRepository.Factor::confirmed)
                        .map(factor -> new Status(true, factor.codesLeft()))
                        .orElseGet(() -> new Status(false, 0)));
    }

    /** A key for the authenticator; nothing is asked for at log-in before {@link #confirm}. */
    public Result setUp(Principal.User person, String password) {
        return proven(person, password, user -> {
            var totp = Totp.of(Arrays.copyOf(
                    HexFormat.of().parseHex(Sha256.of(tokens.secret()).hex()), Totp.KEY_BYTES));
            var sealed = check.seal(user.id(), totp);
            return changed(person, AuditAction.TOTP_PROPOSED, tx -> factors.propose(tx, user.id(), sealed))
                    ? new Result.Proposed(totp, user.email())
                    : new Result.InForceAlready();
        });
    }

    /** Puts it into force, if the authenticator shows the right code; answers the recovery codes, shown this once. */
    public Result confirm(Principal.User person, String code) {
        var codes = codes();
        return transactions.system(Purpose.LOG_IN, tx -> {
            var proposed = factors.find(tx, person.user());
            if (proposed.isEmpty()) {
                return new Result.NotSetUp();
            }
            if (proposed.get().confirmed()) {
                return new Result.InForceAlready();
            }
            var step = check.totp(person.user(), proposed.get()).match(code.strip(), clock.instant(), 0);
            if (step.isEmpty()
                    || !factors.confirm(
                            tx, person.user(), step.getAsLong(), digests(person.user(), codes), clock.instant())) {
                return new Result.WrongCode();
            }
            tx.record(AuditEntry.by(person, AuditAction.TOTP_ENABLED).on(person.user()));
            return new Result.Codes(codes);
        });
    }

    /** New recovery codes; the old ones are worth nothing. */
    public Result renewCodes(Principal.User person, String password) {
        return proven(person, password, user -> {
            var codes = codes();
            return changed(
                            person,
                            AuditAction.TOTP_CODES_RENEWED,
                            tx -> factors.replaceCodes(tx, user.id(), digests(user.id(), codes)))
                    ? new Result.Codes(codes)
                    : new Result.NotSetUp();
        });
    }

    /** From now on the password is enough. */
    public Result disable(Principal.User person, String password) {
        return proven(
                person,
                password,
                user -> changed(person, AuditAction.TOTP_DISABLED, tx -> factors.remove(tx, user.id()))
                        ? new Result.Disabled()
                        : new Result.NotSetUp());
    }

    /** Whether it was changed; then it is in the log. */
    private boolean changed(Principal.User person, AuditAction action, Predicate<Tx> change) {
        return transactions.<Boolean>system(Purpose.LOG_IN, tx -> {
            var done = change.test(tx);
            if (done) {
                tx.record(AuditEntry.by(person, action).on(person.user()));
            }
            return done;
        });
    }

    private Result proven(Principal.User person, String password, Function<User, Result> work) {
        return switch (proof.of(person, password)) {
            case PasswordProof.Proof.Proven(User user) -> work.apply(user);
            case PasswordProof.Proof.Wrong() -> new Result.WrongPassword();
            case PasswordProof.Proof.Throttled(Duration wait) -> new Result.Throttled(wait);
        };
    }

    private List<String> codes() {
        return Stream.generate(() -> tokens.code(CODE_GROUPS)).limit(CODES).toList();
    }

    private static Set<Sha256> digests(UserId user, List<String> codes) {
        return codes.stream().map(code -> FactorCheck.digest(user, code)).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a second factor is in force. */
    public record Status(boolean enabled, int recoveryCodesLeft) {}

    /** What came of it. */
    public sealed interface Result {
        /** The key to type or scan, shown this once. */
        record Proposed(Totp totp, Email account) implements Result {}

        record Codes(List<String> codes) implements Result {
            public Codes {
                codes = List.copyOf(codes);
            }

            @Override
            public String toString() {
                return "Codes";
            }
        }

        record Disabled() implements Result {}

        record InForceAlready() implements Result {}

        record NotSetUp() implements Result {}

        record WrongCode() implements Result {}

        record WrongPassword() implements Result {}

        record Throttled(Duration retryAfter) implements Result {}
    }
}
