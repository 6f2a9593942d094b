package app.visant.http.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.application.evaluation.SceneRestart;
import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import app.visant.domain.shared.Role;
import app.visant.http.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EvaluationEndpointsTest {
    private final InMemoryWorld world = new InMemoryWorld();
    private final TestServer server =
            TestServer.of(new EvaluationEndpoints(new SceneRestart(world.transactions(), world.sceneMemories())));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anEditorLetsTheAgentLearnTheSceneAnew() {
        var org = world.newOrg();
        var device = world.newDevice(org).id();
        world.in(org)
                .run(tx -> world.sceneMemories()
                        .save(tx, org, device, "baseline", new SceneMemory("day", new byte[] {1}), 0));

        var reply = server.post("/v1/devices/" + device + "/baseline/reset")
                .bearer(server.member(org, Role.EDITOR))
                .send();

        assertThat(reply.status()).isEqualTo(204);
        assertThat(world.in(org)
                        .list(tx -> world.sceneMemories()
                                .load(tx, org, device, "baseline")
                                .scenes()))
                .isEmpty();
    }

    @Test
    void nobodyElseDoes() {
        var org = world.newOrg();
        var device = world.newDevice(org).id();
        var path = "/v1/devices/" + device + "/baseline/reset";

        assertThat(server.post(path).send().status()).isEqualTo(401);
        assertThat(server.post(path)
                        .bearer(server.member(org, Role.VIEWER))
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(server.post(path).bearer(server.device(org, device)).send().status())
                .isEqualTo(403);
        assertThat(server.post(path)
                        .bearer(server.member(world.newOrg(), Role.OWNER))
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(server.post("/v1/devices/../baseline/reset")
                        .bearer(server.member(org, Role.OWNER))
                        .send()
                        .status())
                .isNotEqualTo(204);
    }
}
