package app.visant.application.key.port;

import app.visant.application.identity.port.InMemoryUserRepository;
import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.shared.port.InMemoryPages;
import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.key.ApiKey;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keys in a table, which lose those of memberships that end. */
public final class InMemoryKeyRepository implements KeyRepository {
    private final InMemoryTransactions transactions;
    private final InMemoryTable<KeyId, Row> rows;
    private final InMemoryUserRepository users;
    private final OrganizationRepository organizations;

    public InMemoryKeyRepository(
            InMemoryTransactions transactions, InMemoryUserRepository users, OrganizationRepository organizations) {
        this.transactions = transactions;
        this.rows = InMemoryTable.ofOrgs(transactions, row -> row.key().reach().org());
        this.users = users;
        this.organizations = organizations;
        users.whenLeaving((tx, user, org) -> rows.removeIf(
                tx,
                row -> row.key().maker().equals(user) && row.key().reach().org().equals(org)));
    }

    @Override
    public void add(Tx tx, ApiKey key, Sha256 secret) {
        if (!rows.insert(tx, key.id(), new Row(key, secret))) {
            throw new IllegalStateException("there is such a key");
        }
    }

    @Override
    public int count(Tx tx, OrgId org) {
        return (int) ofOrg(tx, org).count();
    }

    @Override
    public Page<ApiKey> list(Tx tx, OrgId org, Page.Request page) {
        return InMemoryPages.page(
                ofOrg(tx, org), key -> new Position(key.createdAt(), key.id().value()), page);
    }

    @Override
    public boolean remove(Tx tx, OrgId org, KeyId key) {
        return rows.find(tx, key)
                        .filter(row -> row.key().reach().org().equals(org))
                        .isPresent()
                && rows.remove(tx, key);
    }

    @Override
    public Optional<Held> find(Tx tx, KeyId key, Sha256 secret) {
        transactions.requireSystem(tx);
        return rows.find(tx, key).filter(row -> row.secret().equals(secret)).flatMap(row -> held(tx, row.key()));
    }

    @Override
    public List<Held> all(Tx tx, Collection<KeyId> keys) {
        transactions.requireSystem(tx);
        return keys.stream()
                .distinct()
                .flatMap(key -> rows.find(tx, key).stream())
                .flatMap(row -> held(tx, row.key()).stream())
                .toList();
    }

    @Override
    public List<Removed> removeAllOf(Tx tx, UserId maker) {
        transactions.requireSystem(tx);
        var ended = rows.rows(tx)
                .map(Row::key)
                .filter(key -> key.maker().equals(maker))
                .map(key -> new Removed(key.reach().org(), key.id()))
                .toList();
        ended.forEach(removed -> rows.remove(tx, removed.id()));
        return ended;
    }

    @Override
    public void touch(Tx tx, KeyId key, Instant now) {
        transactions.requireSystem(tx);
        rows.update(tx, key, row -> {
            var k = row.key();
            var latest = k.lastUsedAt().filter(used -> used.isAfter(now)).orElse(now);
            return new Row(
                    new ApiKey(
                            k.id(),
                            k.name(),
                            k.maker(),
                            k.reach(),
                            k.scopes(),
                            k.createdAt(),
                            k.expiresAt(),
                            Optional.of(latest)),
                    row.secret());
        });
    }

    private Stream<ApiKey> ofOrg(Tx tx, OrgId org) {
        return rows.rows(tx).map(Row::key).filter(key -> key.reach().org().equals(org));
    }

    private Optional<Held> held(Tx tx, ApiKey key) {
        return users.memberships(tx, key.maker()).stream()
                .filter(membership -> users.suspension(tx, key.maker()).isEmpty())
                .filter(membership -> membership.org().equals(key.reach().org()))
                .findFirst()
                .map(membership -> new Held(
                        key,
                        membership.role(),
                        organizations.suspension(tx, membership.org()).isPresent()));
    }

    private record Row(ApiKey key, Sha256 secret) {}
}
