package app.visant.archfixture.application.org.port;

import app.visant.archfixture.Breaks;

/** A port that is no interface. */
@Breaks("PORTS")
public final class ConcretePort {
    public void tell() {}
}
