package app.visant.application.people;

import app.visant.application.PortsUnderTest;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.User;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.UserId;
import java.util.List;
import java.util.Optional;

/** An invitation to an address without an account, and somebody else who wants that address. */
public final class Invited {
    private final PortsUnderTest ports;
    private final PeopleWorld world;
    private final OrgId org;
    private final OrgId elsewhere;
    private final Email address;
    private final String token;

    public Invited(PortsUnderTest ports) {
        this.ports = ports;
        this.world = new PeopleWorld(ports);
        this.org = ports.newOrg();
        this.elsewhere = ports.newOrg();
        var owner = world.person(org, Role.OWNER);
        this.address = world.newAddress();
        this.token = world.invite(owner, address, Role.ADMIN);
    }

    public Joining.Result accept() {
        return world.accept(token, Optional.empty());
    }

    /** Opens an account of that address, which proves nothing. */
    public void signUp(Tx tx) {
        var id = new UserId(ports.ids().next());
        var user = new User(id, address, "Eve", elsewhere, false, PortsUnderTest.NOON);
        ports.users().add(tx, user, Optional.of("hash"), new Membership(id, elsewhere, Role.OWNER));
    }

    public List<Membership> team() {
        return world.team(org);
    }
}
