package app.visant.application.people.port;

import app.visant.application.shared.port.InMemoryPages;
import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.people.Invitation;
import app.visant.domain.people.Invitation.Fate;
import app.visant.domain.shared.InvitationId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Invitations in a table. */
public final class InMemoryInvitationRepository implements InvitationRepository {
    private final InMemoryTransactions transactions;
    private final InMemoryTable<InvitationId, Row> rows;

    public InMemoryInvitationRepository(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = InMemoryTable.ofOrgs(transactions, row -> row.invitation().org());
    }

    @Override
    public void add(Tx tx, Invitation invitation, Sha256 token) {
        transactions.requireSystem(tx);
        var org = invitation.org();
        var now = invitation.createdAt();
        rows.removeIf(
                tx,
                row -> row.invitation().org().equals(org)
                        && row.invitation().expiresAt().isBefore(now.minus(REMEMBERED)));
        end(tx, org, i -> i.email().equals(invitation.email()), new Fate.Revoked(now));
        rows.put(tx, invitation.id(), new Row(invitation, token));
    }

    @Override
    public Optional<Invitation> findByToken(Tx tx, Sha256 token) {
        transactions.requireSystem(tx);
        return rows.rows(tx)
                .filter(row -> row.token().equals(token))
                .map(Row::invitation)
                .findFirst();
    }

    @Override
    public Page<Invitation> waiting(Tx tx, OrgId org, Page.Request page, Instant now) {
        return InMemoryPages.page(
                rows.rows(tx)
                        .map(Row::invitation)
                        .filter(i -> i.org().equals(org) && i.at(now) instanceof Fate.Waiting),
                i -> new Position(i.createdAt(), i.id().value()),
                page);
    }

    @Override
    public boolean revoke(Tx tx, OrgId org, InvitationId invitation, Instant now) {
        return end(tx, org, i -> i.id().equals(invitation), new Fate.Revoked(now));
    }

    @Override
    public void revokeOf(Tx tx, OrgId org, UserId inviter, Instant now) {
        transactions.requireSystem(tx);
        end(tx, org, i -> i.inviter().equals(Optional.of(inviter)), new Fate.Revoked(now));
    }

    @Override
    public List<Invitation> revokeAllOf(Tx tx, UserId inviter, Instant now) {
        transactions.requireSystem(tx);
        var open = rows.rows(tx)
                .map(Row::invitation)
                .filter(i -> i.inviter().equals(Optional.of(inviter)) && i.at(now) instanceof Fate.Waiting)
                .toList();
        open.forEach(i -> revoke(tx, i.org(), i.id(), now));
        return open.stream().map(i -> with(i, new Fate.Revoked(now))).toList();
    }

    @Override
    public boolean accept(Tx tx, OrgId org, InvitationId invitation, Instant now) {
        transactions.requireSystem(tx);
        return end(tx, org, i -> i.id().equals(invitation), new Fate.Accepted(now));
    }

    private boolean end(Tx tx, OrgId org, Predicate<Invitation> which, Fate fate) {
        var ending = rows.rows(tx)
                .map(Row::invitation)
                .filter(i -> i.org().equals(org) && i.fate() instanceof Fate.Waiting && which.test(i))
                .toList();
        ending.forEach(i -> rows.update(tx, i.id(), row -> new Row(with(row.invitation(), fate), row.token())));
        return !ending.isEmpty();
    }

    private static Invitation with(Invitation i, Fate fate) {
        return new Invitation(i.id(), i.org(), i.email(), i.role(), i.inviter(), i.createdAt(), i.expiresAt(), fate);
    }

    private record Row(Invitation invitation, Sha256 token) {}
}
