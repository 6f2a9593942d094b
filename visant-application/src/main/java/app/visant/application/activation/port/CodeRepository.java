package app.visant.application.activation.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.activation.ActivationCode;
import app.visant.domain.activation.Code;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Activation codes and their redemptions; in system transactions only. */
public interface CodeRepository {

    /** Adds the code. False, and nothing changed, if there is one of that text. */
    boolean add(Tx tx, ActivationCode code);

    /** Holds the code until the transaction ends, so that its uses are counted one at a time. */
    Optional<ActivationCode> lock(Tx tx, Code code);

    /** Stores description, uses, whether it is active, and of its terms how often and when; all else is for good. */
    void update(Tx tx, ActivationCode code);

    /** Codes, newest first. */
    Page<ActivationCode> list(Tx tx, Filter filter, Page.Request page);

    /**
     * Which codes; what is empty does not matter.
     *
     * @param text in the code or its description, whichever case it is in
     */
    record Filter(Optional<String> text, Optional<Boolean> active) {
        public static final Filter ALL = new Filter(Optional.empty(), Optional.empty());
    }

    boolean exists(Tx tx, Code code);

    boolean redeemed(Tx tx, Code code, OrgId org);

    /**
     * Keeps that the organization redeemed the code.
     *
     * @param code held by this transaction
     * @return false, and nothing changed, if each organization may once only and this one did
     */
    boolean record(Tx tx, ActivationCode code, Redeemed redeemed);

    /** Who redeemed the code, newest first. */
    Page<Redeemed> redemptions(Tx tx, Code code, Page.Request page);

    /** That an organization redeemed a code, once. */
    record Redeemed(UUID id, OrgId org, Instant at) {}
}
