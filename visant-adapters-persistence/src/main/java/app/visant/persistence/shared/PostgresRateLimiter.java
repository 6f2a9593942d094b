package app.visant.persistence.shared;

import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.RateLimiter;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Token buckets, one row each, taken from in one statement. */
public final class PostgresRateLimiter implements RateLimiter {
    private static final double MICROS = 1e6;

    private final TransactionRunner transactions;

    @Inject
    public PostgresRateLimiter(TransactionRunner transactions) {
        this.transactions = transactions;
    }

    @Override
    public Decision take(String key, int limit, Duration window, Instant now) {
        return transactions.system(Purpose.LOG_IN, tx -> {
            if (taken(tx, key, limit, window, now)) {
                return new Decision.Granted();
            }
            var missing = missing(tx, key, limit, window, now).orElse(1.0);
            var wait = Math.ceil(Math.max(0, missing) * seconds(window) / limit * MICROS);
            return new Decision.Limited(Duration.ofNanos(1000 * (long) wait));
        });
    }

    @Override
    public void giveBack(String key, int limit, Duration window, Instant now) {
        transactions.inSystem(
                Purpose.LOG_IN,
                tx -> JdbiTx.handle(tx)
                        .createUpdate("""
                        update rate_limits set tokens = least(:limit, tokens + 1) where key = :key
                        """)
                        .bind("key", key)
                        .bind("limit", limit)
                        .execute());
    }

    /**
     * The bucket fills by the time passed, and gives a token if it then holds one; a clock that runs behind neither
     * gives nor takes. In passing a few buckets that are full again are dropped, so that the table does not grow.
     */
    private static boolean taken(Tx tx, String key, int limit, Duration window, Instant now) {
        return JdbiTx.handle(tx)
                        .createUpdate("""
                                with dropped as (
                                  delete from rate_limits where key in (
                                    select key from rate_limits where full_at < :now and key <> :key
                                    order by full_at limit 3 for update skip locked)
                                )
                                insert into rate_limits as bucket (key, tokens, as_of, full_at)
                                values (:key, cast(:limit as double precision) - 1, :now,
                                  cast(:now as timestamptz) + :window * interval '1 second')
                                on conflict on constraint rate_limits_pk do update set
                                  tokens = greatest(0, least(:limit, bucket.tokens
                                    + greatest(0, extract(epoch from :now - bucket.as_of)) * :limit / :window) - 1),
                                  as_of = greatest(bucket.as_of, :now),
                                  full_at = greatest(bucket.as_of, :now) + :window * interval '1 second'
                                where least(:limit, bucket.tokens + greatest(0, extract(epoch from :now - bucket.as_of))
                                    * :limit / :window) >= 0.999999
                                """)
                        .bind("key", key)
                        .bind("limit", limit)
                        .bind("window", seconds(window))
                        .bind("now", now)
                        .execute()
                > 0;
    }

    /** How much of a token the bucket lacks. */
    private static Optional<Double> missing(Tx tx, String key, int limit, Duration window, Instant now) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select 1 - tokens - greatest(0, extract(epoch from :now - as_of)) * :limit / :window
                        from rate_limits where key = :key
                        """)
                .bind("key", key)
                .bind("limit", limit)
                .bind("window", seconds(window))
                .bind("now", now)
                .mapTo(Double.class)
                .findOne();
    }

    private static double seconds(Duration window) {
        return window.toNanos() / 1e9;
    }
}
