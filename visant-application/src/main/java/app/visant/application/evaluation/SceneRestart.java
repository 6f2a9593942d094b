package app.visant.application.evaluation;

import app.visant.application.evaluation.port.SceneMemoryRepository;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
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
    public boolean restart(OrgId org, DeviceId device) {
        return transactions.forOrg(org, tx -> memories.reset(tx, org, device));
    }
}
