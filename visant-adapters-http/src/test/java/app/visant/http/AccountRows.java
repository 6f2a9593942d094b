package app.visant.http;

import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.AccountLink;
import app.visant.domain.identity.Session;
import app.visant.domain.identity.Totp;
import app.visant.domain.identity.User;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What the routes about one's own account need to find, and to be told. */
final class AccountRows {
    private static final String TOKEN = "mailed to somebody";
    private static final Totp TOTP = Totp.of(new byte[Totp.KEY_BYTES]);

    private final WholeServer whole;
    private final User account;
    private final String password;
    private SessionId own;

    /** @param account somebody whom the routes without a credential are about */
    AccountRows(WholeServer whole, User account, String password) {
        this.whole = whole;
        this.account = account;
        this.password = password;
        own = new SessionId(whole.world.ids().next());
    }

    /** Gives whoever asks a session, and the second factor that the route is about. */
    void prepare(String route, Principal principal) {
        if (principal instanceof Principal.User person) {
            own = person.session();
            open(person.user(), person);
            switch (route) {
                case "POST /v1/auth/totp/confirm" -> propose(person.user());
                case "POST /v1/auth/totp/recovery-codes", "POST /v1/auth/totp/disable" -> {
                    propose(person.user());
                    system(tx -> whole.world
                            .secondFactors()
                            .confirm(
                                    tx,
                                    person.user(),
                                    0,
                                    Set.of(),
                                    whole.world.clock().instant()));
                }
                default -> {}
            }
        }
    }

    /** An outsider asks for a session of somebody else. */
    String path(String template, boolean outsider) {
        return template.replace(
                "{session_id}", outsider ? whole.world.ids().next().toString() : own.toString());
    }

    Optional<String> body(String route) {
        var now = whole.world.clock().instant();
        return Optional.ofNullable(
                switch (route) {
                    case "POST /v1/auth/verify-email" -> {
                        link(AccountLink.Purpose.VERIFY_EMAIL);
                        yield "{\"token\":\"%s\"}".formatted(TOKEN);
                    }
                    case "POST /v1/auth/reset-password" -> {
                        link(AccountLink.Purpose.RESET_PASSWORD);
                        yield "{\"token\":\"%s\",\"password\":\"another horse\"}".formatted(TOKEN);
                    }
                    case "POST /v1/auth/forgot-password" -> "{\"email\":\"%s\"}".formatted(account.email());
                    case "POST /v1/auth/change-password" ->
                        "{\"current_password\":\"%s\",\"new_password\":\"another horse\"}".formatted(password);
                    case "POST /v1/auth/totp/confirm" -> "{\"code\":\"%s\"}".formatted(TOTP.code(Totp.step(now)));
                    case "DELETE /v1/auth/me",
                            "POST /v1/auth/totp",
                            "POST /v1/auth/totp/recovery-codes",
                            "POST /v1/auth/totp/disable" -> "{\"password\":\"%s\"}".formatted(password);
                    default -> null;
                });
    }

    private void open(UserId user, Principal.User person) {
        var now = whole.world.clock().instant();
        var session = Session.opened(
                person.session(), user, person.org(), Session.Kind.CLIENT, Sha256.of("secret of " + person), now);
        system(tx -> whole.world.sessions().add(tx, session));
    }

    private void propose(UserId user) {
        var sealed = whole.world.secretBox().seal("totp:" + user, TOTP.key());
        system(tx -> whole.world.secondFactors().propose(tx, user, sealed));
    }

    private void link(AccountLink.Purpose purpose) {
        var end = whole.world.clock().instant().plus(AccountLink.LIFETIME);
        system(tx -> whole.world
                .accounts()
                .putLink(tx, new AccountLink(Sha256.of(TOKEN), account.id(), purpose, account.email(), end)));
    }

    private void system(Consumer<Tx> work) {
        whole.world.system(Purpose.LOG_IN).run(work);
    }
}
