package app.visant.application.identity.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Second factors and their recovery codes; in system transactions only. */
public interface SecondFactorRepository {
    Optional<Factor> find(Tx tx, UserId user);

    /** Proposes a key, in place of one that was not confirmed. False, and nothing changed, if one is confirmed. */
    boolean propose(Tx tx, UserId user, String sealedKey);

    /** Puts the factor into force, with codes for the day the authenticator is lost. False if none is proposed. */
    boolean confirm(Tx tx, UserId user, long step, Set<Sha256> codes, Instant now);

    /** Uses the code of a step up. False if that step or a later one was used: of two who come at once one succeeds. */
    boolean spendStep(Tx tx, UserId user, long step);

    /** Uses a recovery code up. False if there is none such. */
    boolean spendCode(Tx tx, UserId user, Sha256 code);

    /** New recovery codes in place of all others. False if no factor is in force. */
    boolean replaceCodes(Tx tx, UserId user, Set<Sha256> codes);

    /** Takes factor and codes away. False if there is none. */
    boolean remove(Tx tx, UserId user);

    /**
     * A second factor.
     *
     * @param sealedKey opens in {@code totp:<user>}
     * @param confirmed whether it is in force
     * @param lastStep the newest step whose code was used
     */
    record Factor(String sealedKey, boolean confirmed, long lastStep, int codesLeft) {
        @Override
        public String toString() {
            return "Factor[confirmed=" + confirmed + "]";
        }
    }
}
