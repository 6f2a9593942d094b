package app.visant.http.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.application.evaluation.NormalDescriptions;
import app.visant.domain.evaluation.NormalDescription;
import app.visant.domain.shared.DescriptionId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Role;
import app.visant.http.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DescriptionEndpointsTest {
    private static final String ALL = "/v1/normal-descriptions";

    private final InMemoryWorld world = new InMemoryWorld();
    private final TestServer server = TestServer.of(new DescriptionEndpoints(new NormalDescriptions(
            world.transactions(), world.descriptions(), world.devices(), world.ids(), world.clock())));
    private final OrgId org = founded();
    private final String editor = server.member(org, Role.EDITOR);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aVersionIsWrittenListedAndFound() {
        var written = write("{\"text\":\"Nobody in the yard.\"}");

        assertThat(written.path("version").asInt()).isEqualTo(2);
        assertThat(written.path("active").asBoolean()).isTrue();
        assertThat(written.path("device_id").isNull()).isTrue();
        assertThat(written.path("author").asText()).isNotEmpty();
        assertThat(get(ALL + "/" + written.path("id").asText())).isEqualTo(written);
        assertThat(texts(get(ALL))).containsExactly("Nobody in the yard.", NormalDescription.FIRST_TEXT.value());
    }

    @Test
    void aDeviceHasItsOwnUntilItIsTakenAway() {
        var device = world.newDevice(org).id();
        var path = "/v1/devices/" + device + "/normal-description";
        write("{\"text\":\"The gate is shut.\",\"device_id\":\"%s\"}".formatted(device));

        assertThat(get(path).path("text").asText()).isEqualTo("The gate is shut.");
        assertThat(texts(get(ALL + "?device_id=" + device))).containsExactly("The gate is shut.");

        assertThat(server.delete(path).bearer(editor).send().status()).isEqualTo(204);
        assertThat(get(path).path("version").asInt()).isEqualTo(1);
    }

    @Test
    void goesBackAndTellsWhatIsDifferent() {
        var second = write("{\"text\":\"A cat is normal.\"}").path("id").asText();
        var third = write("{\"text\":\"A dog is normal.\"}").path("id").asText();

        var diff = get(ALL + "/" + third + "/diff?with=" + second);
        assertThat(diff.path("from").path("version").asInt()).isEqualTo(2);
        assertThat(diff.path("to").path("version").asInt()).isEqualTo(3);
        assertThat(diff.path("parts").findValuesAsText("change")).containsExactly("same", "removed", "added", "same");

        var active =
                server.post(ALL + "/" + second + "/activate").bearer(editor).send();
        assertThat(active.status()).isEqualTo(200);
        assertThat(active.json().path("active").asBoolean()).isTrue();
        assertThat(get(ALL + "/" + third).path("active").asBoolean()).isFalse();
    }

    @Test
    void badTextsAndUnknownThingsAreRefused() {
        assertThat(post("{\"text\":\"  \"}")).isEqualTo(422);
        assertThat(post("{\"text\":\"%s\"}".formatted("x".repeat(8001)))).isEqualTo(422);
        assertThat(post("{\"text\":\"a\\u0000b\"}")).isEqualTo(422);
        assertThat(post("{\"text\":\"a\",\"device_id\":\"UNKNOWN\"}")).isEqualTo(404);
        assertThat(status(ALL + "/00000000-0000-7000-8000-000000000000")).isEqualTo(404);
        assertThat(status(ALL + "/none")).isEqualTo(422);
        var first = get(ALL).path(0).path("id").asText();
        assertThat(status(ALL + "/" + first + "/diff")).isEqualTo(422);
        assertThat(status(ALL + "?device_id=UNKNOWN")).isEqualTo(404);
    }

    @Test
    void templatesComeInTwoLanguages() {
        assertThat(get(ALL + "/templates").findValuesAsText("language"))
                .isNotEmpty()
                .containsOnly("en");
        assertThat(get(ALL + "/templates?language=de").findValuesAsText("language"))
                .containsOnly("de");
        assertThat(status(ALL + "/templates?language=xx")).isEqualTo(422);
    }

    @Test
    void viewersReadAndDoNotWrite() {
        var viewer = server.member(org, Role.VIEWER);

        assertThat(server.get(ALL).bearer(viewer).send().status()).isEqualTo(200);
        assertThat(server.post(ALL)
                        .bearer(viewer)
                        .json("{\"text\":\"All is normal.\"}")
                        .send()
                        .status())
                .isEqualTo(403);
    }

    private JsonNode write(String body) {
        var reply = server.post(ALL).bearer(editor).json(body).send();
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private int post(String body) {
        return server.post(ALL).bearer(editor).json(body).send().status();
    }

    private JsonNode get(String path) {
        var reply = server.get(path).bearer(editor).send();
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private int status(String path) {
        return server.get(path).bearer(editor).send().status();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.path("text").asText())
                .toList();
    }

    private OrgId founded() {
        var id = world.newOrg();
        var first = NormalDescription.first(
                new DescriptionId(world.ids().next()), id, world.clock().instant());
        world.in(id).run(tx -> world.descriptions().add(tx, first));
        return id;
    }
}
