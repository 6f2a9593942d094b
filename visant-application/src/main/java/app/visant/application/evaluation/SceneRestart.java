package app.visant.application.evaluation;

import app.visant.application.evaluation.port.SceneMemoryRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;

/** Makes the agents learn a device's scene anew, as after the camera was moved. */
public final class SceneRestart {
    private final TransactionRunner transactions;
    private final SceneMemoryRepository memories;

    @Inject
    public SceneRestart(TransactionRunner transactions, SceneMemoryRepository memories) {
        this.transactions = transactions;
        this.memories = memories;
    }

    /** What was learned is forgotten, and what a still now before the agents teaches is not kept. False if there is no such device. */
    public boolean restart(Principal.Insider actor, DeviceId device) {
        return transactions.forOrg(actor.org(), tx -> {
            var reset = memories.reset(tx, actor.org(), device);
            if (reset) {
                tx.record(AuditEntry.by(actor, AuditAction.BASELINE_RESET).on(device));
            }
            return reset;
        });
    }
}
