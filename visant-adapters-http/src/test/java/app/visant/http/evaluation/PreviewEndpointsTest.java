package app.visant.http.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.capture.CaptureWorld;
import app.visant.application.evaluation.PreviewWatch;
import app.visant.application.evaluation.Previews;
import app.visant.application.evaluation.ScriptedPanel;
import app.visant.application.key.CredentialWatch;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.evaluation.Preview;
import app.visant.domain.evaluation.Preview.Finding;
import app.visant.domain.evaluation.PriceList;
import app.visant.domain.shared.PreviewId;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Role;
import app.visant.http.Call.Reply;
import app.visant.http.TestServer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PreviewEndpointsTest {
    private static final String ALL = "/v1/normal-descriptions/preview";

    private final CaptureWorld world = new CaptureWorld();
    private final Previews previews = new Previews(
            world.ports.transactions(),
            world.ports.previews(),
            new Previews.Stills(world.ports.captures(), world.ports.devices(), world.ports.descriptions()),
            world.ports.jobs(),
            world.ports.signals(),
            new Previews.Desk(
                    world.ports.ids(),
                    world.ports.clock(),
                    new ScriptedPanel(world.ports, Duration.ofMinutes(1), world.ports.model())
                            .spending(PriceList.FREE)));
    private final TestServer server = TestServer.of(new PreviewEndpoints(
            previews,
            new PreviewWatch(
                    previews,
                    new CredentialWatch(
                            world.ports.transactions(),
                            world.ports.sessions(),
                            world.ports.keys(),
                            world.ports.clock()))));
    private final String editor = server.member(world.org, Role.EDITOR);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPreviewIsStartedFollowedAndEnded() {
        world.taken("CAP_1", 1);
        world.taken("CAP_2", 2);

        var started = post("{\"text\":\"People are normal.\",\"record_ids\":[\"CAP_1\",\"CAP_2\"]}");
        assertThat(started.status()).isEqualTo(202);
        assertThat(started.json().path("status").asText()).isEqualTo("running");
        assertThat(started.json().path("total").asInt()).isEqualTo(2);
        assertThat(started.json().path("estimated_cost").asLong()).isZero();
        var path = ALL + "/" + started.json().path("id").asText();
        find(PreviewId.of(started.json().path("id").asText()));

        var answer = server.get(path).bearer(editor).send().json();
        assertThat(answer.path("done").asInt()).isEqualTo(1);
        assertThat(answer.at("/flips/0/record_id").asText()).isEqualTo("CAP_1");
        assertThat(answer.at("/flips/0/before").asText()).isEqualTo("normal");
        assertThat(answer.at("/flips/0/after").asText()).isEqualTo("abnormal");
        assertThat(answer.path("cost").asLong()).isEqualTo(7);

        assertThat(server.delete(path).bearer(editor).send().status()).isEqualTo(204);
        assertThat(server.get(path).bearer(editor).send().json().path("status").asText())
                .isEqualTo("cancelled");
    }

    @Test
    void whoeverFollowsOneThatHasEndedIsToldHowItStandsAndNoMore() throws InterruptedException {
        var id = post("{\"text\":\"People are normal.\"}").json().path("id").asText();
        world.ports
                .in(world.org)
                .run(tx -> world.ports
                        .previews()
                        .end(
                                tx,
                                world.org,
                                PreviewId.of(id),
                                Preview.Status.COMPLETED,
                                world.ports.clock().instant()));

        try (var events = server.get(ALL + "/" + id + "/stream").bearer(editor).events()) {
            var progress = events.next();
            assertThat(progress.type()).isEqualTo("progress");
            assertThat(progress.json().path("status").asText()).isEqualTo("completed");
        }
    }

    @Test
    void whatCannotBeTriedIsRefused() {
        assertThat(post("{\"text\":\"\"}").status()).isEqualTo(422);
        assertThat(post("{\"text\":\"a\",\"last\":201}").status()).isEqualTo(422);
        assertThat(post("{\"text\":\"a\",\"last\":0}").status()).isEqualTo(422);
        assertThat(post("{\"text\":\"a\",\"record_ids\":[\"CAP_9\"]}").status()).isEqualTo(404);
        assertThat(post("{\"text\":\"a\",\"device_id\":\"UNKNOWN\"}").status()).isEqualTo(404);
        assertThat(server.get(ALL + "/00000000-0000-7000-8000-000000000000/stream")
                        .bearer(editor)
                        .send()
                        .status())
                .isIn(404, 406);
        for (var i = 0; i < 3; i++) {
            assertThat(post("{\"text\":\"a\"}").status()).isEqualTo(202);
        }
        assertThat(post("{\"text\":\"a\"}").code()).isEqualTo("too_many_previews");
    }

    private void find(PreviewId id) {
        var finding = new Finding(
                Optional.of(ClassificationState.NORMAL), Optional.of(ClassificationState.ABNORMAL), "a ladder", 7);
        world.ports
                .in(world.org)
                .run(tx -> world.ports.previews().found(tx, world.org, id, new RecordId("CAP_1"), finding));
    }

    private Reply post(String body) {
        return server.post(ALL).bearer(editor).json(body).send();
    }
}
