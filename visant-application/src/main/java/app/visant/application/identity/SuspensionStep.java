package app.visant.application.identity;

import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.UserId;

/** What else ends when an account is suspended, in contexts that identity knows nothing of. */
public interface SuspensionStep {
    void onSuspension(Tx tx, Principal operator, UserId user);
}
