package app.visant.application.activation;

import app.visant.application.activation.port.CodeRepository;
import app.visant.application.activation.port.CodeRepository.Redeemed;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TokenGenerator;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.activation.ActivationCode;
import app.visant.domain.activation.Benefit;
import app.visant.domain.activation.Code;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Sha256;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The operator's side of activation codes. */
public final class CodeAdministration {
    private static final int CODE_GROUPS = 3;

    private final TransactionRunner transactions;
    private final CodeRepository codes;
    private final TokenGenerator secrets;
    private final InstantSource clock;

    @Inject
    public CodeAdministration(
            TransactionRunner transactions, CodeRepository codes, TokenGenerator secrets, InstantSource clock) {
        this.transactions = transactions;
        this.codes = codes;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Makes a code; empty if there is one of that text. */
    public Optional<ActivationCode> make(Principal operator, Wanted wanted) {
        var text = wanted.code().orElseGet(() -> new Code(secrets.code(CODE_GROUPS)));
        var made = ActivationCode.made(text, wanted.description(), wanted.benefit(), wanted.terms(), clock.instant());
        return transactions.system(Purpose.OPERATOR, tx -> {
            if (!codes.add(tx, made)) {
                return Optional.empty();
            }
            tx.record(entry(operator, AuditAction.CODE_MADE, made));
            return Optional.of(made);
        });
    }

    /** The newest first. */
    public Page<ActivationCode> list(CodeRepository.Filter filter, Page.Request page) {
        return transactions.system(Purpose.OPERATOR, tx -> codes.list(tx, filter, page));
    }

    /**
     * Changes description, limits or whether it is active.
     *
     * @param change must leave alone what a code grants
     * @return empty if there is no such code
     * @throws IllegalArgumentException what the change threw
     */
    public Optional<ActivationCode> change(Principal operator, Code code, UnaryOperator<ActivationCode> change) {
        return transactions.system(
                Purpose.OPERATOR,
                tx -> codes.lock(tx, code).map(before -> {
                    var after = change.apply(before);
                    codes.update(tx, after);
                    tx.record(entry(operator, AuditAction.CODE_CHANGED, after));
                    return after;
                }));
    }

    private static AuditEntry entry(Principal operator, AuditAction action, ActivationCode code) {
        return AuditEntry.byOperator(operator, action)
                .onCode(Sha256.of(code.code().value()));
    }

    /** Empty if there is no such code. */
    public Optional<Page<Redeemed>> redemptions(Code code, Page.Request page) {
        return transactions.system(
                Purpose.OPERATOR,
                tx -> codes.exists(tx, code) ? Optional.of(codes.redemptions(tx, code, page)) : Optional.empty());
    }

    /**
     * A code to be made.
     *
     * @param code its text, if it is to be a certain one; otherwise nobody can guess it
     */
    public record Wanted(Optional<Code> code, String description, Benefit benefit, ActivationCode.Terms terms) {}
}
