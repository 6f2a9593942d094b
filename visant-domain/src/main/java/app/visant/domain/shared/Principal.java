package app.visant.domain.shared;

import java.time.Instant;

/** Who acts, and from where: proven by a credential, never by an id alone. */
public sealed interface Principal {

    boolean may(Permission permission);

    /** Where the request came from that showed the credential. */
    Origin origin();

    /** The same, asking from there. */
    Principal from(Origin origin);

    /** Who works for an organization, and for no other meanwhile. */
    sealed interface Insider extends Principal {
        OrgId org();

        @Override
        Insider from(Origin origin);
    }

    /** A person, in the organization that the session is for; some people also operate the platform. */
    record User(UserId user, OrgId org, Role role, SessionId session, boolean operator, Origin origin)
            implements Insider {
        /** Not yet said from where. */
        public User(UserId user, OrgId org, Role role, SessionId session, boolean operator) {
            this(user, org, role, session, operator, Origin.LOCAL);
        }

        @Override
        public boolean may(Permission permission) {
            return permission.grantedTo(role) || (operator && permission == Permission.PLATFORM_OPERATE);
        }

        @Override
        public User from(Origin where) {
            return new User(user, org, role, session, operator, where);
        }
    }

    /**
     * An active device, proven by its token.
     *
     * @param planEnd when its organization's subscription ends, or ended, as it was when the token was looked up
     */
    record Device(DeviceId device, OrgId org, Instant planEnd, Origin origin) implements Principal {
        /** Not yet said from where. */
        public Device(DeviceId device, OrgId org, Instant planEnd) {
            this(device, org, planEnd, Origin.LOCAL);
        }

        @Override
        public boolean may(Permission permission) {
            return permission.grantedToDevices();
        }

        @Override
        public Device from(Origin where) {
            return new Device(device, org, planEnd, where);
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
        public Operator from(Origin where) {
            return new Operator(name, where);
        }
    }
}
