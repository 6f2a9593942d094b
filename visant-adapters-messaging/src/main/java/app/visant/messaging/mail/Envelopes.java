package app.visant.messaging.mail;

import app.visant.application.mail.port.Letter;
import java.util.Date;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.email.EmailBuilder;

/** Makes MIME messages of letters: text and HTML as alternatives, a Message-ID that a repetition keeps. */
final class Envelopes {
    private final Sender sender;

    Envelopes(Sender sender) {
        this.sender = sender;
    }

    Email of(Letter letter) {
        var builder = EmailBuilder.startingBlank()
                .fixingMessageId("<" + letter.id() + "@" + sender.host() + ">")
                .fixingSentDate(Date.from(letter.writtenAt()))
                .from(sender.name(), sender.address())
                .withSubject(letter.subject())
                .withPlainText(letter.text())
                .withHTMLText(letter.html())
                // Away messages and list servers leave such mail alone.
                .withHeader("Auto-Submitted", "auto-generated");
        var name = letter.to().name();
        var address = letter.to().address();
        return (name.isEmpty() ? builder.to(address) : builder.to(name, address)).buildEmail();
    }
}
