package app.visant.persistence.people;

import app.visant.application.PortsUnderTest;
import app.visant.application.people.PeopleRules;
import app.visant.persistence.PostgresPorts;

/** The races are real only here. */
final class PeopleRacesTest implements PeopleRules {
    @Override
    public PortsUnderTest ports() {
        return PostgresPorts.shared();
    }
}
