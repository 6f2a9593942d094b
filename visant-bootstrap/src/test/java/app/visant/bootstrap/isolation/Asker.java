package app.visant.bootstrap.isolation;

import app.visant.domain.identity.User;
import app.visant.domain.shared.SessionId;
import java.util.Optional;

/**
 * Somebody who comes to a route.
 *
 * @param bearer what is shown, if anything
 * @param person behind it, if it is one
 * @param session that the bearer token is of, if it is a person's
 */
record Asker(Optional<String> bearer, Optional<User> person, Optional<SessionId> session) {
    static final Asker NOBODY = new Asker(Optional.empty(), Optional.empty(), Optional.empty());
}
