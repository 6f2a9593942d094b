package app.visant.persistence.analytics;

import app.visant.application.analytics.port.AnalyticsReadModel;
import app.visant.application.analytics.port.Standing;
import app.visant.application.shared.port.Tx;
import app.visant.domain.device.Presence;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import app.visant.persistence.Within;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/** Counts over captures and presence events, each in one statement over a span of time. */
public final class PostgresAnalyticsReadModel implements AnalyticsReadModel {
    @Inject
    public PostgresAnalyticsReadModel() {}

    @Override
    public List<Count> counts(Tx tx, Question question, List<Instant> starts) {
        // The spans' own beginnings are compared: zones and summer time are told by one side only.
        var query = JdbiTx.handle(tx).createQuery("""
                        select width_bucket(t.captured_at, cast(:starts as timestamptz[])) - 1 as span,
                          case when t.evaluation_status = 'failed' then 'failed'
                            else coalesce(t.classification_state, 'pending') end as standing,
                          count(*) as stills
                        from captures t
                        where %s and t.captured_at >= :from and t.captured_at < :to
                        group by 1, 2
                        """.formatted(conditions(question)));
        return bound(query, question)
                .bindArray(
                        "starts",
                        String.class,
                        starts.stream().map(Instant::toString).toList())
                .map((row, context) -> new Count(
                        row.getInt("span"), Columns.word(row, "standing", Standing.class), row.getLong("stills")))
                .list();
    }

    @Override
    public List<Change> changes(Tx tx, Question question, int most) {
        var query = JdbiTx.handle(tx).createQuery("""
                        select device_id, presence, at from (
                          select t.device_id, t.presence, t.at, t.id from presence_events t
                          where %1$s and t.at > :from and t.at < :to
                          union all
                          select t.device_id, held.presence, :from, 0 from device_presence t
                          cross join lateral (
                            select e.presence from presence_events e
                            where e.org_id = t.org_id and e.device_id = t.device_id and e.at <= :from
                            order by e.at desc, e.id desc limit 1) held
                          where %1$s
                        ) told order by device_id, at, id limit :most
                        """.formatted(conditions(question)));
        return bound(query, question)
                .bind("most", most)
                .map((row, context) -> new Change(
                        Columns.device(row), Columns.word(row, "presence", Presence.class), Columns.instant(row, "at")))
                .list();
    }

    private static String conditions(Question question) {
        return String.join(" and ", within(question).conditions("t"));
    }

    private static Query bound(Query query, Question question) {
        return within(question).bind(query);
    }

    private static Within within(Question question) {
        return new Within(question.reach(), question.device(), question.from(), question.to());
    }
}
