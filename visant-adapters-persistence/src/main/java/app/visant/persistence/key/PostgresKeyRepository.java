package app.visant.persistence.key;

import app.visant.application.key.port.KeyRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.key.ApiKey;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Position;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import app.visant.persistence.Pages;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** API keys; organizations see their own, whoever shows one is looked up across them. */
public final class PostgresKeyRepository implements KeyRepository {
    private static final String COLUMNS =
            "k.id, k.org_id, k.maker, k.name, k.scopes, k.device_ids, k.created_at, k.expires_at, k.last_used_at";
    private static final String HELD = """
            select %s, m.role, o.suspended_at is not null as suspended
            from api_keys k
            join memberships m on m.user_id = k.maker and m.org_id = k.org_id
            join users u on u.id = k.maker and u.suspended_at is null
            join organizations o on o.id = k.org_id
            """.formatted(COLUMNS);

    @Inject
    public PostgresKeyRepository() {}

    @Override
    public void add(Tx tx, ApiKey key, Sha256 secret) {
        var scopes = key.scopes().stream().map(Permission::wireName).sorted().toList();
        var devices = key.reach()
                .devices()
                .map(some -> some.stream().map(DeviceId::value).sorted().toArray(String[]::new))
                .orElse(null);
        JdbiTx.handle(tx)
                .createUpdate("""
                        insert into api_keys
                          (id, org_id, maker, name, secret_digest, scopes, device_ids, created_at, expires_at)
                        values (:id, :org, :maker, :name, :secret, :scopes, :devices, :createdAt, :expiresAt)
                        """)
                .bind("id", key.id())
                .bind("org", key.reach().org())
                .bind("maker", key.maker())
                .bind("name", key.name())
                .bind("secret", secret)
                .bindArray("scopes", String.class, scopes)
                .bindByType("devices", devices, String[].class)
                .bind("createdAt", key.createdAt())
                .bind("expiresAt", key.expiresAt())
                .execute();
    }

    @Override
    public int count(Tx tx, OrgId org) {
        return JdbiTx.handle(tx)
                .createQuery("select count(*) from api_keys where org_id = :org")
                .bind("org", org)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public Page<ApiKey> list(Tx tx, OrgId org, Page.Request page) {
        var query = JdbiTx.handle(tx)
                .createQuery("""
                        select %s from api_keys k where k.org_id = :org %s
                        order by k.created_at desc, k.id desc limit :limit
                        """.formatted(COLUMNS, Pages.after(page, "and", "k.created_at, k.id")))
                .bind("org", org);
        var rows = Pages.bind(query, page)
                .map((row, context) -> key(row))
                .map(key -> new Pages.Placed<>(
                        key, new Position(key.createdAt(), key.id().value())))
                .list();
        return Pages.page(rows, page);
    }

    @Override
    public boolean remove(Tx tx, OrgId org, KeyId key) {
        return JdbiTx.handle(tx)
                        .createUpdate("delete from api_keys where org_id = :org and id = :id")
                        .bind("org", org)
                        .bind("id", key)
                        .execute()
                == 1;
    }

    @Override
    public Optional<Held> find(Tx tx, KeyId key, Sha256 secret) {
        return JdbiTx.handle(tx)
                .createQuery(HELD + "where k.id = :id and k.secret_digest = :secret")
                .bind("id", key)
                .bind("secret", secret)
                .map((row, context) -> held(row))
                .findOne();
    }

    @Override
    public List<Held> all(Tx tx, Collection<KeyId> keys) {
        return JdbiTx.handle(tx)
                .createQuery(HELD + "where k.id = any(:ids)")
                .bindArray("ids", UUID.class, keys.stream().map(KeyId::value).toList())
                .map((row, context) -> held(row))
                .list();
    }

    @Override
    public List<Removed> removeAllOf(Tx tx, UserId maker) {
        return JdbiTx.handle(tx)
                .createQuery("delete from api_keys where maker = :maker returning org_id, id")
                .bind("maker", maker)
                .map((row, context) -> new Removed(Columns.org(row), new KeyId(Columns.uuid(row, "id"))))
                .list();
    }

    @Override
    public void touch(Tx tx, KeyId key, Instant now) {
        JdbiTx.handle(tx).createUpdate("""
                        update api_keys set last_used_at = :now
                        where id = :id and (last_used_at is null or last_used_at < :now)
                        """).bind("id", key).bind("now", now).execute();
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(key(row), Columns.word(row, "role", Role.class), row.getBoolean("suspended"));
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                new KeyId(Columns.uuid(row, "id")),
                row.getString("name"),
                new UserId(Columns.uuid(row, "maker")),
                new Reach(Columns.org(row), words(row, "device_ids").map(PostgresKeyRepository::devices)),
                words(row, "scopes").map(PostgresKeyRepository::scopes).orElseGet(Set::of),
                Columns.instant(row, "created_at"),
                Columns.instantIfAny(row, "expires_at"),
                Columns.instantIfAny(row, "last_used_at"));
    }

    private static Set<DeviceId> devices(List<String> words) {
        return words.stream().map(DeviceId::new).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Permission> scopes(List<String> words) {
        return words.stream().flatMap(word -> Permission.named(word).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<List<String>> words(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? Optional.empty() : Optional.of(Arrays.asList((String[]) array.getArray()));
    }
}
