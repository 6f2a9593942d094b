package app.visant.domain.shared;

import java.time.Instant;

/** Who acts: proven by a credential, never by an id alone. */
public sealed interface Principal {

    boolean may(Permission permission);

    /** A person, in the organization that the session is for; some people also operate the platform. */
    record User(UserId user, OrgId org, Role role, SessionId session, boolean operator) implements Principal {
        @Override
        public boolean may(Permission permission) {
            return permission.grantedTo(role) || (operator && permission == Permission.PLATFORM_OPERATE);
        }
    }

    /**
     * An active device, proven by its token.
     *
     * @param planEnd when its organization's subscription ends, or ended, as it was when the token was looked up
     */
    record Device(DeviceId device, OrgId org, Instant planEnd) implements Principal {
        @Override
        public boolean may(Permission permission) {
            return permission.grantedToDevices();
        }
    }

    /** The platform operator at the command line of the machine itself. */
    record Operator(String name) implements Principal {
        @Override
        public boolean may(Permission permission) {
            return permission == Permission.PLATFORM_OPERATE;
        }
    }
}
