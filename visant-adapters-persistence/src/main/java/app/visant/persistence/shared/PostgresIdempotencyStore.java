package app.visant.persistence.shared;

import app.visant.application.shared.port.IdempotencyStore;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.Attempt;
import app.visant.domain.shared.Sha256;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;

/** Remembered answers, a row a key; a claim is an insert that only one request can win. */
public final class PostgresIdempotencyStore implements IdempotencyStore {
    private final TransactionRunner transactions;

    @Inject
    public PostgresIdempotencyStore(TransactionRunner transactions) {
        this.transactions = transactions;
    }

    @Override
    public Claim claim(Attempt attempt, Sha256 fingerprint) {
        return transactions.forOrg(attempt.org(), tx -> {
            if (won(tx, attempt, fingerprint)) {
                return new Claim.Granted();
            }
            // Gone between the two statements: its request was refused, and the caller is told to come again.
            return known(tx, attempt, fingerprint).orElseGet(Claim.InProgress::new);
        });
    }

    @Override
    public void complete(Attempt attempt, int status, String body, boolean secret) {
        transactions.inOrg(
                attempt.org(),
                tx -> bind(JdbiTx.handle(tx).createUpdate("""
                                        update idempotency_keys set status = :status, body = :body, secret = :secret
                                        where org_id = :org and principal = :principal and key = :key
                                          and claimed_at = :at
                                        """), attempt)
                        .bind("status", status)
                        .bind("body", secret ? "" : body)
                        .bind("secret", secret)
                        .execute());
    }

    @Override
    public void release(Attempt attempt) {
        transactions.inOrg(
                attempt.org(),
                tx -> bind(JdbiTx.handle(tx).createUpdate("""
                                        delete from idempotency_keys
                                        where org_id = :org and principal = :principal and key = :key
                                          and claimed_at = :at and not effected
                                        """), attempt).execute());
    }

    /** New, or in place of one that is past its time or whose request died. A few old ones of the organization go too. */
    private static boolean won(Tx tx, Attempt attempt, Sha256 fingerprint) {
        return bind(JdbiTx.handle(tx).createUpdate("""
                                with dropped as (
                                  delete from idempotency_keys where (org_id, principal, key) in (
                                    select org_id, principal, key from idempotency_keys
                                    where org_id = :org and claimed_at <= :keptSince
                                      and (principal, key) <> (:principal, :key)
                                    order by claimed_at limit 3 for update skip locked)
                                )
                                insert into idempotency_keys as known (org_id, principal, key, fingerprint, claimed_at)
                                values (:org, :principal, :key, :fingerprint, :at)
                                on conflict on constraint idempotency_keys_pk do update set
                                  fingerprint = excluded.fingerprint, claimed_at = excluded.claimed_at,
                                  status = null, body = null, secret = false, effected = false
                                where known.claimed_at <= case when known.status is null and not known.effected
                                    then cast(:aliveSince as timestamptz)
                                  else :keptSince end
                                """), attempt)
                        .bind("fingerprint", fingerprint)
                        .bind("keptSince", attempt.at().minus(KEPT))
                        .bind("aliveSince", aliveSince(attempt))
                        .execute()
                > 0;
    }

    private static Optional<Claim> known(Tx tx, Attempt attempt, Sha256 fingerprint) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select fingerprint, status, body, secret, effected and claimed_at <= :aliveSince as lost
                        from idempotency_keys where org_id = :org and principal = :principal and key = :key
                        """)
                .bind("org", attempt.org())
                .bind("principal", attempt.principal())
                .bind("key", attempt.key())
                .bind("aliveSince", aliveSince(attempt))
                .map((row, context) -> claim(row, fingerprint))
                .findOne();
    }

    private static Claim claim(ResultSet row, Sha256 fingerprint) throws SQLException {
        if (!Columns.digest(row, "fingerprint").equals(fingerprint)) {
            return new Claim.Mismatch();
        }
        var status = Columns.ifAny(row, "status", Integer.class);
        if (status.isPresent()) {
            return new Claim.Answered(status.get(), row.getString("body"), row.getBoolean("secret"));
        }
        return row.getBoolean("lost") ? new Claim.AnswerLost() : new Claim.InProgress();
    }

    private static Instant aliveSince(Attempt attempt) {
        return attempt.at().minus(CLAIMED);
    }

    private static Update bind(Update update, Attempt attempt) {
        return update.bind("org", attempt.org())
                .bind("principal", attempt.principal())
                .bind("key", attempt.key())
                .bind("at", attempt.at());
    }
}
