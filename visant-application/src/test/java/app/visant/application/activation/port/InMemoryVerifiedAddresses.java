package app.visant.application.activation.port;

import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.activation.EmailDomain;
import app.visant.domain.shared.UserId;
import java.util.Optional;

/** Knows the domains that it was told of. */
public final class InMemoryVerifiedAddresses implements VerifiedAddresses {
    private final InMemoryTable<UserId, EmailDomain> domains;

    public InMemoryVerifiedAddresses(InMemoryTransactions transactions) {
        this.domains = InMemoryTable.ofSystem(transactions);
    }

    /** The person's address is verified from now on. */
    public void verify(Tx tx, UserId user, EmailDomain domain) {
        domains.put(tx, user, domain);
    }

    @Override
    public Optional<EmailDomain> domainOf(Tx tx, UserId user) {
        return domains.find(tx, user);
    }
}
