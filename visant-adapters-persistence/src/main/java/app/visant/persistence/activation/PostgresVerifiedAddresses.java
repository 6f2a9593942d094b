package app.visant.persistence.activation;

import app.visant.application.activation.port.VerifiedAddresses;
import app.visant.application.shared.port.Tx;
import app.visant.domain.activation.EmailDomain;
import app.visant.domain.shared.UserId;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.util.Optional;

/** What the rows of people say of their addresses. */
public final class PostgresVerifiedAddresses implements VerifiedAddresses {
    @Inject
    public PostgresVerifiedAddresses() {}

    @Override
    public Optional<EmailDomain> domainOf(Tx tx, UserId user) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select split_part(email, '@', 2) from users where id = :user and email_verified_at is not null
                        """)
                .bind("user", user)
                .mapTo(String.class)
                .findOne()
                .map(EmailDomain::new);
    }
}
