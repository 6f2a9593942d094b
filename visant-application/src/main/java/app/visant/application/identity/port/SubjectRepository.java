package app.visant.application.identity.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Subject;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who people are to identity providers elsewhere; in system transactions only. */
public interface SubjectRepository {
    /**
     * Notes that this is the person. False, and nothing changed, if the subject is somebody already, or the person is
     * somebody else to that issuer: of two who come at once one succeeds.
     */
    boolean link(Tx tx, UserId user, Subject subject, Instant now);

    Optional<UserId> find(Tx tx, Subject subject);

    /** All that the person is elsewhere. */
    List<Subject> of(Tx tx, UserId user);
}
