package app.visant.domain.identity;

import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Texts;
import app.visant.domain.shared.UserId;
import java.time.Instant;

/** A person with an account; {@code currentOrg} is where the next log-in leads. */
public record User(UserId id, Email email, String name, OrgId currentOrg, boolean operator, Instant createdAt) {
    private static final int MAX_NAME = 120;

    public User {
        name = Texts.line(name, MAX_NAME);
    }
}
