package app.visant.application.audit;

import app.visant.application.audit.port.AuditLog;
import app.visant.application.audit.port.AuditLog.Filter;
import app.visant.application.audit.port.AuditLog.Recorded;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.identity.Email;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import app.visant.domain.shared.UserId;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was done in an organization or to the platform, for those who look after it. Entries hold ids; whose they are is looked up when they
 * are read, so that a person who was removed is still named and one who deleted the account is no more than an id.
 */
public final class AuditTrail {
    /** A multiple of a page. */
    static final int MOST_EXPORTED = 50 * Page.Request.MAX_LIMIT;

    private static final String PERSON = "user";

    private final TransactionRunner transactions;
    private final AuditLog log;

    @Inject
    public AuditTrail(TransactionRunner transactions, AuditLog log) {
        this.transactions = transactions;
        this.log = log;
    }

    /** Of that organization, the newest first. */
    public Page<Shown> list(OrgId org, Filter filter, Page.Request page) {
        return shown(transactions.forOrg(org, tx -> log.list(tx, org, filter, page)));
    }

    /** What concerns the platform alone, the newest first. */
    public Page<Shown> listPlatform(Filter filter, Page.Request page) {
        return shown(transactions.system(Purpose.OPERATOR, tx -> log.listPlatform(tx, filter, page)));
    }

    /** As {@link #list}, up to {@link #MOST_EXPORTED} of them. */
    public Page<Shown> export(OrgId org, Filter filter, Optional<Position> after) {
        return export(page -> list(org, filter, page), after);
    }

    /** As {@link #listPlatform}, up to {@link #MOST_EXPORTED} of them. */
    public Page<Shown> exportPlatform(Filter filter, Optional<Position> after) {
        return export(page -> listPlatform(filter, page), after);
    }

    /** Read a page at a time. */
    private static Page<Shown> export(Function<Page.Request, Page<Shown>> pages, Optional<Position> after) {
        var all = new ArrayList<Shown>();
        var page = pages.apply(new Page.Request(Page.Request.MAX_LIMIT, after));
        all.addAll(page.items());
        while (page.next().isPresent() && all.size() < MOST_EXPORTED) {
            page = pages.apply(new Page.Request(Page.Request.MAX_LIMIT, page.next()));
            all.addAll(page.items());
        }
        return new Page<>(all, page.next());
    }

    private Page<Shown> shown(Page<Recorded> found) {
        var people = people(found.items());
        var addresses = people.isEmpty()
                ? Map.<UserId, Email>of()
                : transactions.system(Purpose.MEMBERSHIP, tx -> log.addresses(tx, people));
        return new Page<>(
                found.items().stream().map(entry -> shown(entry, addresses)).toList(), found.next());
    }

    private static Shown shown(Recorded entry, Map<UserId, Email> addresses) {
        return new Shown(
                entry,
                actor(entry).map(addresses::get),
                entry.subject().flatMap(AuditTrail::subject).map(addresses::get));
    }

    private static Set<UserId> people(List<Recorded> entries) {
        return entries.stream()
                .flatMap(entry ->
                        Stream.concat(actor(entry).stream(), entry.subject().flatMap(AuditTrail::subject).stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Operators are not named to organizations. */
    private static Optional<UserId> actor(Recorded entry) {
        return Optional.of(entry.actor())
                .filter(actor -> actor.kind() == AuditEntry.Actor.Kind.USER)
                .flatMap(AuditEntry.Actor::id)
                .map(UserId::of);
    }

    private static Optional<UserId> subject(AuditEntry.Subject subject) {
        return Optional.of(subject).filter(s -> s.kind().equals(PERSON)).map(s -> UserId.of(s.id()));
    }

    /**
     * An entry, to be shown.
     *
     * @param actorAddress of the person who did it, while there is an account
     * @param subjectAddress of the person it was done to, likewise
     */
    public record Shown(Recorded entry, Optional<Email> actorAddress, Optional<Email> subjectAddress) {}
}
