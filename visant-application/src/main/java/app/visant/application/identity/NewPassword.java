package app.visant.application.identity;

import app.visant.application.identity.port.UserRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.User;
import app.visant.domain.shared.SessionId;
import jakarta.inject.Inject;
import java.util.Optional;

/** Puts a new password in place of the old one, with what that brings: whoever was in by the old one is out. */
public final class NewPassword {
    private final UserRepository users;
    private final SessionEnding ending;
    private final MailedLinks links;

    @Inject
    public NewPassword(UserRepository users, SessionEnding ending, MailedLinks links) {
        this.users = users;
        this.ending = ending;
        this.links = links;
    }

    /** @param keep the session that may go on */
    void put(Tx tx, User user, String hash, Optional<SessionId> keep) {
        users.changePassword(tx, user.id(), hash);
        ending.endAll(tx, user.id(), keep);
        links.notifyOfNewPassword(tx, user);
    }
}
