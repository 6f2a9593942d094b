package app.visant.application.key;

import app.visant.application.identity.SuspensionStep;
import app.visant.application.key.port.KeyRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Signal;
import app.visant.application.shared.port.SignalBus;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.UserId;
import jakarta.inject.Inject;

/** Ends the keys of a person who is suspended: whoever is not trusted has perhaps made them for somebody else. */
public final class KeysOfTheSuspended implements SuspensionStep {
    private final KeyRepository keys;
    private final SignalBus signals;

    @Inject
    public KeysOfTheSuspended(KeyRepository keys, SignalBus signals) {
        this.keys = keys;
        this.signals = signals;
    }

    @Override
    public void onSuspension(Tx tx, Principal operator, UserId user) {
        var ended = keys.removeAllOf(tx, user);
        ended.forEach(key -> tx.record(AuditEntry.byOperator(operator, AuditAction.KEY_REVOKED)
                .in(key.org())
                .on(key.id())));
        tx.afterCommit(() -> ended.forEach(key -> signals.publish(new Signal.KeyRevoked(key.id()))));
    }
}
