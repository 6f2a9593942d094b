package app.visant.persistence.org;

import app.visant.application.org.port.RequestCounts;
import app.visant.application.shared.port.Tx;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/** One row for each that asked much, added to in one statement. */
public final class PostgresRequestCounts implements RequestCounts {
    private static final Duration OLD = Duration.ofMinutes(2);

    @Inject
    public PostgresRequestCounts() {}

    /** In passing a few rows that nobody adds to any more are dropped, so that the table does not grow. */
    @Override
    public long add(Tx tx, String key, Instant minute, long requests) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        with dropped as (
                          delete from request_counts where key in (
                            select key from request_counts where minute < :old and key <> :key
                            order by minute limit 3 for update skip locked)
                        )
                        insert into request_counts as c (key, minute, requests) values (:key, :minute, :requests)
                        on conflict on constraint request_counts_pk do update set
                          requests = case when c.minute < :minute then 0 else c.requests end + :requests,
                          minute = greatest(c.minute, :minute)
                        returning requests
                        """)
                .bind("key", key)
                .bind("minute", minute)
                .bind("requests", requests)
                .bind("old", minute.minus(OLD))
                .mapTo(Long.class)
                .one();
    }
}
