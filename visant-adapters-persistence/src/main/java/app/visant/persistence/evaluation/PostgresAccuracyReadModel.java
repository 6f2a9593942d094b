package app.visant.persistence.evaluation;

import app.visant.application.evaluation.port.AccuracyReadModel;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.evaluation.Accuracy;
import app.visant.domain.evaluation.Calibration;
import app.visant.domain.evaluation.Confusion;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import app.visant.persistence.Within;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Counts over captures and their assessments, each in one statement over the marked ones or a span of time. */
public final class PostgresAccuracyReadModel implements AccuracyReadModel {
    /** Marked stills with what was said of them, by the panel or by one agent. */
    private static final String MARKED = """
            with said as (
              select c.mark_state as truth, %s as judged, %s as confidence
              from captures c %s
              where %s and c.marked_at is not null and c.classification_state is not null
            )
            """;

    @Inject
    public PostgresAccuracyReadModel() {}

    @Override
    public List<Confusion.Count> confusion(Tx tx, Question question) {
        return marked(tx, question, "select truth, judged, count(*) as stills from said group by truth, judged")
                .map((row, context) -> new Confusion.Count(
                        Columns.word(row, "truth", ClassificationState.class),
                        Columns.word(row, "judged", ClassificationState.class),
                        row.getLong("stills")))
                .list();
    }

    @Override
    public List<Calibration.Tally> calibration(Tx tx, Question question) {
        return marked(tx, question, """
                        select least(cast(floor(confidence * :bins) as integer), :bins - 1) as bin, count(*) as stills,
                          count(*) filter (where judged = truth) as hits, sum(confidence) as stated
                        from said where judged <> 'uncertain' group by bin order by bin
                        """)
                .bind("bins", Calibration.BINS)
                .map((row, context) -> new Calibration.Tally(
                        row.getInt("bin"), row.getLong("stills"), row.getLong("hits"), row.getDouble("stated")))
                .list();
    }

    @Override
    public List<Accuracy.Agreement> agreement(Tx tx, Question question) {
        var with = question.agent().isPresent() ? "and :agent in (a.agent, b.agent)" : "";
        var query = JdbiTx.handle(tx).createQuery("""
                        select a.agent as one, b.agent as other, count(*) as stills,
                          count(*) filter (where a.state = b.state) as same
                        from captures c
                        join assessments a on a.org_id = c.org_id and a.record_id = c.record_id
                        join assessments b on b.org_id = c.org_id and b.record_id = c.record_id and b.agent > a.agent
                        where %s and a.outcome = 'assessed' and b.outcome = 'assessed' %s
                        group by a.agent, b.agent order by a.agent, b.agent
                        """.formatted(conditions(question), with));
        return bound(query, question)
                .map((row, context) -> new Accuracy.Agreement(
                        row.getString("one"), row.getString("other"), row.getLong("stills"), row.getLong("same")))
                .list();
    }

    @Override
    public List<Accuracy.Latency> latency(Tx tx, Question question) {
        var of = question.agent().isPresent() ? "and a.agent = :agent" : "";
        var query = JdbiTx.handle(tx).createQuery("""
                        select a.agent, count(*) as answers,
                          percentile_disc(0.5) within group (order by a.latency_us) as median,
                          percentile_disc(0.95) within group (order by a.latency_us) as p95
                        from captures c
                        join assessments a on a.org_id = c.org_id and a.record_id = c.record_id
                        where %s and a.outcome = 'assessed' %s
                        group by a.agent order by a.agent
                        """.formatted(conditions(question), of));
        return bound(query, question)
                .map((row, context) -> new Accuracy.Latency(
                        row.getString("agent"),
                        row.getLong("answers"),
                        Duration.of(row.getLong("median"), ChronoUnit.MICROS),
                        Duration.of(row.getLong("p95"), ChronoUnit.MICROS)))
                .list();
    }

    private static Query marked(Tx tx, Question question, String select) {
        var handle = JdbiTx.handle(tx);
        return bound(
                question.agent().isPresent() ? byAgent(handle, question, select) : byPanel(handle, question, select),
                question);
    }

    private static Query byPanel(Handle handle, Question question, String select) {
        return handle.createQuery(
                MARKED.formatted("c.classification_state", "c.classification_confidence", "", conditions(question))
                        + select);
    }

    private static Query byAgent(Handle handle, Question question, String select) {
        var join = "join assessments a on a.org_id = c.org_id and a.record_id = c.record_id and a.agent = :agent"
                + " and a.outcome = 'assessed'";
        return handle.createQuery(MARKED.formatted("a.state", "a.confidence", join, conditions(question)) + select);
    }

    /** Conditions for what the question has, so that an index of captures fits. */
    private static String conditions(Question question) {
        var conditions = within(question).conditions("c");
        conditions.addAll(List.of("c.captured_at >= :from", "c.captured_at < :to"));
        question.version().ifPresent(version -> conditions.add("c.description_version = :version"));
        return String.join(" and ", conditions);
    }

    private static Query bound(Query query, Question question) {
        within(question).bind(query);
        question.version().ifPresent(version -> query.bind("version", version));
        question.agent().ifPresent(agent -> query.bind("agent", agent));
        return query;
    }

    private static Within within(Question question) {
        return new Within(question.reach(), question.device(), question.from(), question.to());
    }
}
