package app.visant.application.identity;

import app.visant.domain.identity.Session;
import app.visant.domain.identity.User;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Role;

/**
 * A session just opened or renewed. Holds secrets: goes to its owner and nowhere else.
 *
 * @param secret the refresh token of a client, or the cookie value of a browser
 * @param accessToken valid for {@link app.visant.application.identity.port.TokenIssuer#LIFETIME}
 */
public record SignedIn(User user, OrgId org, Role role, Session.Kind kind, String secret, String accessToken) {
    @Override
    public String toString() {
        return "SignedIn[" + user.id() + "]";
    }
}
