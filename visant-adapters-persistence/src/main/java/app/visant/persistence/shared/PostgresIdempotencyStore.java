package app.visant.persistence.shared;

import app.visant.application.shared.port.IdempotencyStore;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Sha256;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Remembered answers, a row a key; a claim is an insert that only one request can win. */
public final class PostgresIdempotencyStore implements IdempotencyStore {
    private final TransactionRunner transactions;

    @Inject
    public PostgresIdempotencyStore(TransactionRunner transactions) {
        this.transactions = transactions;
    }

    @Override
    public Claim claim(OrgId org, String principal, String key, Sha256 fingerprint, Instant now) {
        return transactions.forOrg(org, tx -> {
            if (won(tx, org, principal, key, fingerprint, now)) {
                return new Claim.Granted();
            }
            // Gone between the two statements: its request was refused, and the caller is told to come again.
            return known(tx, org, principal, key, fingerprint).orElseGet(Claim.InProgress::new);
        });
    }

    @Override
    public void complete(OrgId org, String principal, String key, int status, String body, boolean secret) {
        transactions.inOrg(
                org,
                tx -> JdbiTx.handle(tx)
                        .createUpdate("""
                        update idempotency_keys set status = :status, body = :body, secret = :secret
                        where org_id = :org and principal = :principal and key = :key
                        """)
                        .bind("org", org)
                        .bind("principal", principal)
                        .bind("key", key)
                        .bind("status", status)
                        .bind("body", secret ? "" : body)
                        .bind("secret", secret)
                        .execute());
    }

    @Override
    public void release(OrgId org, String principal, String key) {
        transactions.inOrg(
                org,
                tx -> JdbiTx.handle(tx)
                        .createUpdate("""
                        delete from idempotency_keys where org_id = :org and principal = :principal and key = :key
                        """)
                        .bind("org", org)
                        .bind("principal", principal)
                        .bind("key", key)
                        .execute());
    }

    /** New, or in place of one that is past its time or whose request died. A few old ones of the organization go too. */
    private static boolean won(Tx tx, OrgId org, String principal, String key, Sha256 fingerprint, Instant now) {
        return JdbiTx.handle(tx)
                        .createUpdate("""
                                with dropped as (
                                  delete from idempotency_keys where (org_id, principal, key) in (
                                    select org_id, principal, key from idempotency_keys
                                    where org_id = :org and claimed_at <= :keptSince
                                      and (principal, key) <> (:principal, :key)
                                    order by claimed_at limit 3 for update skip locked)
                                )
                                insert into idempotency_keys as known (org_id, principal, key, fingerprint, claimed_at)
                                values (:org, :principal, :key, :fingerprint, :now)
                                on conflict on constraint idempotency_keys_pk do update set
                                  fingerprint = excluded.fingerprint, claimed_at = excluded.claimed_at,
                                  status = null, body = null, secret = false
                                where known.claimed_at <= case when known.status is null then cast(:aliveSince as timestamptz)
                                  else :keptSince end
                                """)
                        .bind("org", org)
                        .bind("principal", principal)
                        .bind("key", key)
                        .bind("fingerprint", fingerprint)
                        .bind("now", now)
                        .bind("keptSince", now.minus(KEPT))
                        .bind("aliveSince", now.minus(CLAIMED))
                        .execute()
                > 0;
    }

    private static Optional<Claim> known(Tx tx, OrgId org, String principal, String key, Sha256 fingerprint) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select fingerprint, status, body, secret from idempotency_keys
                        where org_id = :org and principal = :principal and key = :key
                        """)
                .bind("org", org)
                .bind("principal", principal)
                .bind("key", key)
                .map((row, context) -> claim(row, fingerprint))
                .findOne();
    }

    private static Claim claim(ResultSet row, Sha256 fingerprint) throws SQLException {
        if (!Columns.digest(row, "fingerprint").equals(fingerprint)) {
            return new Claim.Mismatch();
        }
        var status = Columns.ifAny(row, "status", Integer.class);
        return status.isEmpty()
                ? new Claim.InProgress()
                : new Claim.Answered(status.get(), row.getString("body"), row.getBoolean("secret"));
    }
}
