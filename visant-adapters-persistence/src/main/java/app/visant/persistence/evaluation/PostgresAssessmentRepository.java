package app.visant.persistence.evaluation;

import app.visant.application.evaluation.port.AssessmentRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.Assessment;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Assessments, a row an agent, in the order of the panel. */
public final class PostgresAssessmentRepository implements AssessmentRepository {
    @Inject
    public PostgresAssessmentRepository() {}

    @Override
    public void replace(
            Tx tx, OrgId org, RecordId recordId, List<Assessment> assessments, int descriptionVersion, Instant now) {
        JdbiTx.handle(tx)
                .createUpdate("delete from assessments where org_id = :org and record_id = :recordId")
                .bind("org", org)
                .bind("recordId", recordId)
                .execute();
        if (assessments.isEmpty()) {
            return;
        }
        var batch = JdbiTx.handle(tx).prepareBatch("""
                        insert into assessments (org_id, record_id, agent, place, outcome, state, confidence, detail,
                          regions, wait_us, latency_us, attempts, description_version, created_at,
                          observations, model, prompt_version, input_tokens, output_tokens, raw_answer)
                        values (:org, :recordId, :agent, :place, :outcome, :state, :confidence, :detail,
                          :regions, :pause, :latency, :attempts, :version, :now,
                          :observations, :model, :prompt, :inputTokens, :outputTokens, :raw)
                        """);
        for (var place = 0; place < assessments.size(); place++) {
            var assessment = assessments.get(place);
            var outcome = AssessmentRows.columns(assessment.outcome());
            batch.bind("org", org)
                    .bind("recordId", recordId)
                    .bind("agent", assessment.agent())
                    .bind("place", place)
                    .bind("outcome", outcome.word())
                    .bind("state", outcome.state())
                    .bind("confidence", outcome.confidence())
                    .bind("detail", outcome.detail())
                    .bindArray("regions", Double.class, outcome.regions())
                    .bind("pause", outcome.pause().map(AssessmentRows::micros))
                    .bind("latency", AssessmentRows.micros(assessment.latency()))
                    .bind("attempts", assessment.attempts())
                    .bind("version", descriptionVersion)
                    .bind("now", now)
                    .bindArray("observations", String.class, outcome.observations())
                    .bind("model", assessment.spent().model())
                    .bind("prompt", assessment.spent().promptVersion())
                    .bind("inputTokens", assessment.spent().inputTokens())
                    .bind("outputTokens", assessment.spent().outputTokens())
                    .bind("raw", assessment.spent().rawAnswer())
                    .add();
        }
        batch.execute();
    }

    @Override
    public List<Assessment> ofCapture(Tx tx, OrgId org, RecordId recordId) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select agent, outcome, state, confidence, detail, regions, wait_us, latency_us, attempts,
                          observations, model, prompt_version, input_tokens, output_tokens, raw_answer
                        from assessments where org_id = :org and record_id = :recordId order by place
                        """)
                .bind("org", org)
                .bind("recordId", recordId)
                .map((row, context) -> AssessmentRows.assessment(row))
                .list();
    }
}
