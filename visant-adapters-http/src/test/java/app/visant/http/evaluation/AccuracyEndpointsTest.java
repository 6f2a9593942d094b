package app.visant.http.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.application.evaluation.AccuracyReport;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.capture.Mark;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Role;
import app.visant.http.Call.Reply;
import app.visant.http.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AccuracyEndpointsTest {
    private final InMemoryWorld world = new InMemoryWorld();
    private final TestServer server = TestServer.of(
            new AccuracyEndpoints(new AccuracyReport(world.transactions(), world.accuracy(), world.clock())));
    private final OrgId org = world.newOrg();
    private final Instant now = world.clock().instant();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsHowGoodVerdictsWereLately() {
        marked(now.minusSeconds(60), ClassificationState.ABNORMAL, ClassificationState.ABNORMAL);
        marked(now.minusSeconds(50), ClassificationState.NORMAL, ClassificationState.ABNORMAL);
        marked(now.minus(Duration.ofDays(40)), ClassificationState.NORMAL, ClassificationState.ABNORMAL);

        var answer = get("").json();

        assertThat(answer.path("marked").asInt()).isEqualTo(2);
        assertThat(answer.at("/counts/normal/abnormal").asInt()).isEqualTo(1);
        assertThat(answer.path("precision").asDouble()).isEqualTo(0.5);
        assertThat(answer.path("recall").asDouble()).isEqualTo(1);
        assertThat(answer.at("/calibration/bins").size()).isEqualTo(10);
        assertThat(get("?from=2020-01-01T00:00:00Z").json().path("marked").asInt())
                .isEqualTo(3);
    }

    @Test
    void whereNobodyMarkedAnythingSharesAreNull() {
        var answer = get("?device_id=CAM-1&version=3&agent=baseline").json();

        assertThat(answer.path("marked").asInt()).isZero();
        assertThat(answer.path("precision").isNull()).isTrue();
        assertThat(answer.path("uncertain_rate").isNull()).isTrue();
        assertThat(answer.path("agreement")).isEmpty();
        assertThat(answer.path("latency")).isEmpty();
    }

    @Test
    void aBadSelectionIsNamed() {
        assertThat(get("?version=one").status()).isEqualTo(422);
        assertThat(get("?device_id=..").status()).isEqualTo(422);
        assertThat(get("?from=today").status()).isEqualTo(422);
    }

    private Reply get(String query) {
        return server.get("/v1/accuracy" + query)
                .bearer(server.member(org, Role.VIEWER))
                .send();
    }

    private void marked(Instant takenAt, ClassificationState truth, ClassificationState judged) {
        var still = world.newCapture(world.newDevice(org), takenAt);
        var verdict = new Evaluation.Classification(judged, 0.9, "because", "panel", 1);
        var mark = new Mark(truth, Optional.empty(), Optional.empty(), now);
        world.in(org).run(tx -> {
            world.captures().evaluate(tx, org, still.recordId(), new Evaluation.Completed(verdict), now);
            world.captures().mark(tx, org, still.recordId(), Optional.of(mark), now);
        });
    }
}
