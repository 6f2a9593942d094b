package app.visant.messaging.mail;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.mail.port.Letter;
import app.visant.application.mail.port.Mailer;
import app.visant.application.mail.port.Mailer.Outcome;
import app.visant.application.mail.port.MailerContract;
import app.visant.application.mail.port.Recipient;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SmtpMailerTest implements MailerContract {
    private static final Sender SENDER = new Sender("Visant", "visant@example.org", "visant.example");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Override
    public Mailer mailer() {
        return mailer(Optional.empty());
    }

    @Override
    public List<Arrived> arrived() {
        return Arrays.stream(server.getReceivedMessages()).map(Mime::read).toList();
    }

    @Test
    void logsInWhereTheServerWantsIt() {
        server.setUser("relay@example.org", "relay", "sesame");

        assertThat(mailer(Optional.of(new SmtpMailer.Login("relay", "sesame"))).send(letter()))
                .isEqualTo(new Outcome.Accepted());
    }

    @Test
    void aServerThatIsNotThereMayComeBack() {
        var port = server.getSmtp().getPort();
        server.stop();

        assertThat(mailer(port, Optional.empty()).send(letter())).isInstanceOf(Outcome.Unavailable.class);
    }

    @Test
    void noReasonTellsWhoWasWrittenToOrWhat() {
        var port = server.getSmtp().getPort();
        server.stop();

        assertThat(mailer(port, Optional.empty()).send(letter()).toString()).doesNotContain("ada@example.org", "token");
    }

    @Test
    void aRecipientWhomTheServerDoesNotKnowIsRefusedForGood() {
        try (var strict = new RefusingServer("550 5.1.1 no such mailbox")) {
            assertThat(mailer(strict.port(), Optional.empty()).send(letter()))
                    .isEqualTo(new Outcome.Refused("the server answered 550"));
        }
    }

    @Test
    void aMailboxThatIsBusyIsTriedAgain() {
        try (var strict = new RefusingServer("450 4.2.1 try again later")) {
            assertThat(mailer(strict.port(), Optional.empty()).send(letter())).isInstanceOf(Outcome.Unavailable.class);
        }
    }

    private SmtpMailer mailer(Optional<SmtpMailer.Login> login) {
        return mailer(server.getSmtp().getPort(), login);
    }

    private static SmtpMailer mailer(int port, Optional<SmtpMailer.Login> login) {
        return new SmtpMailer(
                new SmtpMailer.Server("127.0.0.1", port, SmtpMailer.Security.NONE, login, Duration.ofSeconds(30)),
                SENDER);
    }

    private static Letter letter() {
        return new Letter(
                new UUID(1, 1),
                Recipient.of("ada@example.org"),
                "Hello",
                "token",
                "<p>token</p>",
                Instant.parse("2026-11-01T12:00:00Z"));
    }
}
