package app.visant.application.mail.port;

import java.time.Instant;
import java.util.UUID;

/**
 * A complete mail, in two forms of the same content. May hold secrets: it goes to its recipient and into no log.
 *
 * @param id stays the same when it is sent again, so that the copies are known to be one
 * @param subject one line
 */
public record Letter(UUID id, Recipient to, String subject, String text, String html, Instant writtenAt) {
    public Letter {
        if (subject.isBlank() || subject.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a subject is one line");
        }
    }

    @Override
    public String toString() {
        return "Letter[" + id + "]";
    }
}
