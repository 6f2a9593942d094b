package app.visant.domain.shared;

import java.time.Instant;
import java.util.Set;

/** Who acts, and from where: proven by a credential, never by an id alone. */
public sealed interface Principal {

    boolean may(Permission permission);

    /** Whether the organization that it works for is suspended, so that little is left to do there. */
    boolean suspended();

    /** Where the request came from that showed the credential. */
    Origin origin();

    /** The same, asking from there. */
    Principal from(Origin origin);

    /** Who works for an organization, and for no other meanwhile: a person, or a program that one of its people trusts. */
    sealed interface Insider extends Principal {
        Reach reach();

        /** The person who acts, or in whose name the program does. */
        UserId person();

        default OrgId org() {
            return reach().org();
        }

        @Override
        Insider from(Origin origin);
    }

    /** A person, in the organization that the session is for; some people also operate the platform. */
    record User(
            UserId user, OrgId org, Role role, SessionId session, boolean operator, boolean suspended, Origin origin)
            implements Insider {
        /** Not yet said from where, in an organization that is not suspended. */
        public User(UserId user, OrgId org, Role role, SessionId session, boolean operator) {
            this(user, org, role, session, operator, false, Origin.LOCAL);
        }

        @Override
        public Reach reach() {
            return Reach.all(org);
        }

        @Override
        public UserId person() {
            return user;
        }

        @Override
        public boolean may(Permission permission) {
            return permission.grantedTo(role) || (operator && permission == Permission.PLATFORM_OPERATE);
        }

        @Override
        public User from(Origin where) {
            return new User(user, org, role, session, operator, suspended, where);
        }
    }

    /**
     * A program, proven by an API key.
     *
     * @param maker the member in whose name it acts, and whose rights bound its own
     * @param granted what the key was made for, as far as its maker may do it now
     */
    record Key(KeyId key, UserId maker, Reach reach, Set<Permission> granted, boolean suspended, Origin origin)
            implements Insider {
        public Key {
            granted = Set.copyOf(granted);
        }

        /** Not yet said from where, in an organization that is not suspended. */
        public Key(KeyId key, UserId maker, Reach reach, Set<Permission> granted) {
            this(key, maker, reach, granted, false, Origin.LOCAL);
        }

        @Override
        public UserId person() {
            return maker;
        }

        @Override
        public boolean may(Permission permission) {
            return permission.grantedToKeys() && granted.contains(permission);
        }

        @Override
        public Key from(Origin where) {
            return new Key(key, maker, reach, granted, suspended, where);
        }
    }

    /**
     * An active device, proven by its token.
     *
     * @param planEnd when its organization's subscription ends, or ended, as it was when the token was looked up
     */
    record Device(DeviceId device, OrgId org, Instant planEnd, boolean suspended, Origin origin) implements Principal {
        /** Not yet said from where, in an organization that is not suspended. */
        public Device(DeviceId device, OrgId org, Instant planEnd) {
            this(device, org, planEnd, false, Origin.LOCAL);
        }

        @Override
        public boolean may(Permission permission) {
            return permission.grantedToDevices();
        }

        @Override
        public Device from(Origin where) {
            return new Device(device, org, planEnd, suspended, where);
        }
    }

    /** The platform operator at the command line of the machine itself. */
    record Operator(String name, Origin origin) implements Principal {
        public Operator(String name) {
            this(name, Origin.LOCAL);
        }

        @Override
        public boolean may(Permission permission) {
            return permission == Permission.PLATFORM_OPERATE;
        }

        @Override
        public boolean suspended() {
            return false;
        }

        @Override
        public Operator from(Origin where) {
            return new Operator(name, where);
        }
    }
}
