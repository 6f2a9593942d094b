package app.visant.application.identity;

import app.visant.application.identity.port.SecondFactorRepository;
import app.visant.application.shared.port.SecretBox;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Totp;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Compares what was typed with the second factor of a person. Whatever fits is used up by it. */
public final class FactorCheck {
    private final SecondFactorRepository factors;
    private final SecretBox box;
    private final InstantSource clock;

    @Inject
    public FactorCheck(SecondFactorRepository factors, SecretBox box, InstantSource clock) {
        this.factors = factors;
        this.box = box;
        this.clock = clock;
    }

    Verdict check(Tx tx, UserId user, Optional<String> typed) {
        var factor = factors.find(tx, user).filter(SecondFactorRepository.Factor::confirmed);
        if (factor.isEmpty()) {
            return Verdict.NOT_NEEDED;
        }
        if (typed.isEmpty()) {
            return Verdict.MISSING;
        }
        var text = typed.get().strip();
        var step = totp(user, factor.get())
                .match(text, clock.instant(), factor.get().lastStep());
        var right = step.isPresent()
                ? factors.spendStep(tx, user, step.getAsLong())
                : factors.spendCode(tx, user, digest(user, text));
        return right ? Verdict.RIGHT : Verdict.WRONG;
    }

    Totp totp(UserId user, SecondFactorRepository.Factor factor) {
        return new Totp(box.open(place(user), factor.sealedKey()));
    }

    String seal(UserId user, Totp totp) {
        return box.seal(place(user), totp.key());
    }

    /** However it was typed, in capitals or not. */
    static Sha256 digest(UserId user, String code) {
        return Sha256.of("recovery:" + user + ":" + code.toUpperCase(Locale.ROOT));
    }

    private static String place(UserId user) {
        return "totp:" + user;
    }

    /** What came of it. */
    enum Verdict {
        NOT_NEEDED,
        MISSING,
        WRONG,
        RIGHT
    }
}
