package app.visant.application.people;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;

final class PeopleTest implements PeopleRules {
    private final InMemoryWorld ports = new InMemoryWorld();

    @Override
    public PortsUnderTest ports() {
        return ports;
    }
}
