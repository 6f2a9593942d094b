package app.visant.messaging.mail;

import app.visant.application.mail.port.Letter;
import app.visant.application.mail.port.Mailer;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.simplejavamail.MailException;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.mailer.MailerBuilder;

/** Hands each letter to one SMTP server, over a connection of its own. */
public final class SmtpMailer implements Mailer {
    private static final int PERMANENT = 500;

    private final org.simplejavamail.api.mailer.Mailer mailer;
    private final Envelopes envelopes;

    public SmtpMailer(Server server, Sender sender) {
        this.envelopes = new Envelopes(sender);
        this.mailer = mailer(server);
    }

    @Override
    public Outcome send(Letter letter) {
        try {
            mailer.sendMail(envelopes.of(letter)).join();
            return new Outcome.Accepted();
        } catch (MailException | CompletionException e) {
            return outcome(e);
        }
    }

    private static org.simplejavamail.api.mailer.Mailer mailer(Server server) {
        var builder = MailerBuilder.withSMTPServerHost(server.host())
                .withSMTPServerPort(server.port())
                .withTransportStrategy(strategy(server.security()))
                .withSessionTimeout(Math.toIntExact(server.timeout().toMillis()));
        if (server.security() == Security.NONE) {
            // Else the library would use TLS whenever it is offered, and trust any certificate.
            builder.withProperty("mail.smtp.starttls.enable", "false");
        }
        server.login()
                .ifPresent(
                        login -> builder.withSMTPServerUsername(login.user()).withSMTPServerPassword(login.password()));
        return builder.buildMailer();
    }

    private static TransportStrategy strategy(Security security) {
        return switch (security) {
            case NONE -> TransportStrategy.SMTP;
            case STARTTLS -> TransportStrategy.SMTP_TLS;
            case TLS -> TransportStrategy.SMTPS;
        };
    }

    /** Only what the server said of this letter or its recipient is for good; all else may pass. */
    private static Outcome outcome(Throwable failure) {
        var code = 0;
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            code = switch (cause) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSendFailedException content -> content.getReturnCode();
                default -> code;
            };
        }
        var told = root(failure).getClass().getSimpleName();
        return code >= PERMANENT
                ? new Outcome.Refused("the server answered " + code)
                : new Outcome.Unavailable(code == 0 ? told : "the server answered " + code);
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure instanceof MessagingException chained && chained.getNextException() != null
                ? chained.getNextException()
                : failure.getCause();
    }

    private static Throwable root(Throwable failure) {
        var root = failure;
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            root = cause;
        }
        return root;
    }

    /** How the line to the server is protected. */
    public enum Security {
        NONE,
        STARTTLS,
        TLS
    }

    /** Who we are to the server. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login";
        }
    }

    /**
     * The server that takes our mail.
     *
     * @param timeout of connecting, and of each answer
     */
    public record Server(String host, int port, Security security, Optional<Login> login, Duration timeout) {}
}
