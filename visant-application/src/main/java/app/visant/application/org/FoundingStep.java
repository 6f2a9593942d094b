package app.visant.application.org;

import app.visant.application.shared.port.Tx;
import app.visant.domain.org.Organization;

/** What another context adds to every new organization, in the transaction that founds it. */
public interface FoundingStep {
    void onFounded(Tx tx, Organization organization);
}
