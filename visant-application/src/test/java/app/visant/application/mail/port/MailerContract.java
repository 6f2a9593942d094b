package app.visant.application.mail.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public interface MailerContract {
    Mailer mailer();

    /** What arrived at the other end, oldest first. */
    List<Arrived> arrived();

    @Test
    default void carriesBothFormsAndTheSubjectAsTheyAre() {
        var letter = letter(Recipient.of("ada@example.org"), "Grüße, 東京");

        assertThat(mailer().send(letter)).isEqualTo(new Mailer.Outcome.Accepted());

        assertThat(arrived()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).contains("ada@example.org");
            assertThat(mail.subject()).isEqualTo("Grüße, 東京");
            assertThat(mail.text().strip()).isEqualTo(letter.text().strip());
            assertThat(mail.html().strip()).isEqualTo(letter.html().strip());
        });
    }

    @Test
    default void namesAnyHumanWithoutLettingTheNameBecomeAHeader() {
        var name = "Ada \"the first\" <eve@example.org>, Bcc: eve@example.org =?utf-8?q?=0D=0ABcc:_eve?= Ñ";

        mailer().send(letter(new Recipient("ada@example.org", name), "Hello"));

        assertThat(arrived())
                .singleElement()
                .satisfies(mail -> assertThat(mail.recipients()).containsExactly("ada@example.org"));
    }

    @Test
    default void aSubjectThatLooksLikeHeadersIsASubject() {
        var subject = "Hello =?utf-8?q?=0D=0ABcc:_eve=40example.org?= \u2028Bcc: eve@example.org";

        mailer().send(letter(Recipient.of("ada@example.org"), subject));

        assertThat(arrived())
                .singleElement()
                .satisfies(mail -> assertThat(mail.recipients()).containsExactly("ada@example.org"));
    }

    @Test
    default void theSameLetterSentAgainIsKnownToBeTheSame() {
        var letter = letter(Recipient.of("ada@example.org"), "Hello");

        mailer().send(letter);
        mailer().send(letter);

        assertThat(arrived()).extracting(Arrived::messageId).doesNotContain("").containsOnly(firstId());
        assertThat(arrived().getFirst().messageId()).contains(letter.id().toString());
    }

    private String firstId() {
        return arrived().getFirst().messageId();
    }

    private static Letter letter(Recipient to, String subject) {
        return new Letter(
                new UUID(7, 7),
                to,
                subject,
                "Guten Tag,\n\n.a line that begins with a dot\nund auf Wiedersehen. 👋\n",
                "<!doctype html>\n<p>Guten Tag &amp; auf Wiedersehen. 👋</p>\n",
                Instant.parse("2026-11-01T12:00:00Z"));
    }

    /**
     * A mail as a reader's program shows it.
     *
     * @param to the header
     * @param recipients bare addresses of all who get it
     */
    record Arrived(String messageId, String to, List<String> recipients, String subject, String text, String html) {}
}
