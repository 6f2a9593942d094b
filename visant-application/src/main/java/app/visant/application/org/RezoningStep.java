package app.visant.application.org;

import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.OrgId;

/** What another context does when an organization moves to another time zone, in the transaction that moves it. */
public interface RezoningStep {
    void onRezoned(Tx tx, OrgId org);
}
