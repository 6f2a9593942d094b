package app.visant.persistence.device;

import app.visant.application.device.port.DeviceTokenRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Sha256;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Digests of tokens: the newest of a device, and the one before until the newest is used. */
public final class PostgresDeviceTokenRepository implements DeviceTokenRepository {
    @Inject
    public PostgresDeviceTokenRepository() {}

    @Override
    public void issue(Tx tx, OrgId org, DeviceId device, Sha256 token, Instant now, Instant oldUntil) {
        endOld(tx, device);
        JdbiTx.handle(tx)
                .createUpdate("""
                        update device_tokens set newest = false, expires_at = :oldUntil
                        where device_id = :device and newest
                        """)
                .bind("device", device)
                .bind("oldUntil", oldUntil)
                .execute();
        JdbiTx.handle(tx)
                .createUpdate("""
                        insert into device_tokens (digest, org_id, device_id, newest, issued_at)
                        values (:token, :org, :device, true, :now)
                        """)
                .bind("token", token)
                .bind("org", org)
                .bind("device", device)
                .bind("now", now)
                .execute();
    }

    @Override
    public Map<Sha256, Bearer> find(Tx tx, Collection<Sha256> tokens, Instant now) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select t.digest, t.device_id, t.org_id, o.trial_end_date,
                          o.suspended_at is not null as suspended, t.newest and not t.confirmed as unconfirmed
                        from device_tokens t
                        join devices d on d.id = t.device_id and d.org_id = t.org_id and d.status = 'active'
                        join organizations o on o.id = t.org_id
                        where t.digest = any(:tokens) and (t.newest or t.expires_at > :now)
                        """)
                .bindArray("tokens", Sha256.class, List.copyOf(tokens))
                .bind("now", now)
                .map((row, context) -> Map.entry(
                        Columns.digest(row, "digest"),
                        new Bearer(
                                Columns.device(row),
                                Columns.org(row),
                                Columns.instant(row, "trial_end_date"),
                                row.getBoolean("suspended"),
                                row.getBoolean("unconfirmed"))))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void confirm(Tx tx, DeviceId device, Sha256 token) {
        var confirmed = JdbiTx.handle(tx)
                .createUpdate("""
                        update device_tokens set confirmed = true
                        where device_id = :device and digest = :token and newest
                        """)
                .bind("device", device)
                .bind("token", token)
                .execute();
        if (confirmed == 1) {
            endOld(tx, device);
        }
    }

    @Override
    public void revokeAll(Tx tx, DeviceId device) {
        JdbiTx.handle(tx)
                .createUpdate("delete from device_tokens where device_id = :device")
                .bind("device", device)
                .execute();
    }

    private static void endOld(Tx tx, DeviceId device) {
        JdbiTx.handle(tx)
                .createUpdate("delete from device_tokens where device_id = :device and not newest")
                .bind("device", device)
                .execute();
    }
}
