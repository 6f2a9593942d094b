package app.visant.application.identity.port;

import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Subject;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Subjects in one table, which people who go leave behind but are not found in. */
public final class InMemorySubjectRepository implements SubjectRepository {
    private final InMemoryTable<Subject, Link> links;
    private final UserRepository users;

    public InMemorySubjectRepository(InMemoryTransactions transactions, UserRepository users) {
        this.links = InMemoryTable.ofSystem(transactions);
        this.users = users;
    }

    @Override
    public boolean link(Tx tx, UserId user, Subject subject, Instant now) {
        var elsewhere = of(tx, user).stream().anyMatch(known -> known.issuer().equals(subject.issuer()));
        if (elsewhere || find(tx, subject).isPresent()) {
            return false;
        }
        links.put(tx, subject, new Link(subject, user));
        return true;
    }

    @Override
    public Optional<UserId> find(Tx tx, Subject subject) {
        return links.find(tx, subject)
                .map(Link::user)
                .filter(user -> users.find(tx, user).isPresent());
    }

    @Override
    public List<Subject> of(Tx tx, UserId user) {
        return links.rows(tx)
                .filter(link -> link.user().equals(user))
                .map(Link::subject)
                .toList();
    }

    private record Link(Subject subject, UserId user) {}
}
