package app.visant.application.identity;

import app.visant.application.identity.port.AccountRepository;
import app.visant.application.mail.Mail;
import app.visant.application.mail.Postbox;
import app.visant.application.mail.port.Recipient;
import app.visant.application.shared.port.TokenGenerator;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.AccountLink;
import app.visant.domain.identity.User;
import app.visant.domain.shared.Sha256;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;

/** Single-use links by mail. Of a link only the digest is kept; the newest of its purpose alone is good. */
public final class MailedLinks {
    private final AccountRepository accounts;
    private final Postbox postbox;
    private final TokenGenerator tokens;
    private final InstantSource clock;

    @Inject
    public MailedLinks(AccountRepository accounts, Postbox postbox, TokenGenerator tokens, InstantSource clock) {
        this.accounts = accounts;
        this.postbox = postbox;
        this.tokens = tokens;
        this.clock = clock;
    }

    void send(Tx tx, User user, AccountLink.Purpose purpose) {
        var token = tokens.secret();
        var end = clock.instant().plus(AccountLink.LIFETIME);
        accounts.putLink(tx, new AccountLink(Sha256.of(token), user.id(), purpose, user.email(), end));
        var template = switch (purpose) {
            case VERIFY_EMAIL -> "verify-email";
            case RESET_PASSWORD -> "reset-password";
        };
        postbox.post(tx, mail(user, template).linkingTo("/ui/" + template + "#token=" + token));
    }

    /** Tells the person that the password is another one now. */
    void notifyOfNewPassword(Tx tx, User user) {
        postbox.post(tx, mail(user, "password-changed").linkingTo("/ui/forgot-password"));
    }

    /** The link of that token, used up; empty if there is none, or it ran out. */
    Optional<AccountLink> redeem(Tx tx, String token, AccountLink.Purpose purpose) {
        return accounts.takeLink(tx, Sha256.of(token), purpose).filter(link -> link.isLive(clock.instant()));
    }

    /** Without the name: whoever signs up chooses it, and the address may be somebody else's. */
    private static Mail mail(User user, String template) {
        return Mail.of(user.currentOrg(), Recipient.of(user.email().value()), template);
    }
}
