package app.visant.messaging.mail;

import app.visant.application.mail.port.MailerContract.Arrived;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Reads a message as a mail program does. */
final class Mime {
    private Mime() {}

    static Arrived read(MimeMessage message) {
        try {
            return new Arrived(
                    message.getMessageID(),
                    message.getHeader("To", ","),
                    Arrays.stream(message.getAllRecipients()).map(Mime::bare).toList(),
                    message.getSubject(),
                    part(message, "text/plain").orElse(""),
                    part(message, "text/html").orElse(""));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String bare(Address address) {
        return ((InternetAddress) address).getAddress();
    }

    private static Optional<String> part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return Optional.of(part.getContent().toString().replace("\r\n", "\n"));
        }
        if (part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                var found = part(parts.getBodyPart(i), type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
