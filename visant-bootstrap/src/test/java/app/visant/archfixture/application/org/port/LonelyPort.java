package app.visant.archfixture.application.org.port;

import app.visant.archfixture.Breaks;
import app.visant.archfixture.application.org.LargeCapability;

/** A port with neither adapter nor contract, which knows the capability that uses it. */
@Breaks("PORTS")
public interface LonelyPort {
    void tell(LargeCapability capability);
}
