package app.visant.http.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.application.evaluation.AgentUsage;
import app.visant.application.evaluation.Panels;
import app.visant.application.evaluation.ScriptedPanel;
import app.visant.application.evaluation.port.ScriptedVisionModel;
import app.visant.domain.evaluation.PriceList;
import app.visant.domain.evaluation.Spending;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Role;
import app.visant.http.TestServer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AgentEndpointsTest {
    private static final String KEY = "sk-never-to-be-seen-again";
    private static final YearMonth MONTH = YearMonth.of(2026, 3);

    private final InMemoryWorld world = new InMemoryWorld();
    private final ScriptedPanel scripted =
            new ScriptedPanel(world, Duration.ofMinutes(1), new ScriptedVisionModel("openai"));
    private final TestServer server = TestServer.of(
            new AgentEndpoints(new Panels(
                    world.transactions(),
                    world.panels(),
                    scripted.book(),
                    scripted.opening(),
                    scripted.spending(PriceList.FREE),
                    world.clock())),
            new UsageEndpoints(new AgentUsage(
                    world.transactions(), world.spending(), scripted.spending(PriceList.FREE), world.clock())));
    private final OrgId org = world.newOrg();

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyMemberSeesWhoJudges() {
        var reply =
                server.get("/v1/agents").bearer(server.member(org, Role.VIEWER)).send();

        assertThat(reply.json()).isEqualTo(json("""
                [{"id": "openai", "vendor": "openai", "model": "script", "base_url": null,
                  "enabled": true, "key_set": false, "healthy": true}]
                """));
    }

    @Test
    void anAdminChoosesAPanelWhoseKeysNobodySeesAgain() {
        var admin = server.member(org, Role.ADMIN);

        var chosen =
                server.put("/v1/agents").bearer(admin).json("""
                        {"agents": [
                          {"vendor": "openai", "model": "gpt", "api_key": "%s"},
                          {"vendor": "openai", "model": "gpt", "base_url": "https://models.example/v1/"},
                          {"vendor": "baseline", "model": "baseline"}],
                         "policy": "any_abnormal", "threshold": 0.75}
                        """.formatted(KEY)).send();

        assertThat(chosen.status()).as(chosen.text()).isEqualTo(200);
        var seen = server.get("/v1/agents/panel").bearer(admin).send();
        assertThat(seen.json()).isEqualTo(chosen.json());
        assertThat(seen.json().path("policy").asText()).isEqualTo("any_abnormal");
        assertThat(seen.json().at("/agents/0/key_set").asBoolean()).isTrue();
        assertThat(seen.json().at("/agents/1/id").asText()).isEqualTo("openai-2");
        assertThat(seen.json().at("/agents/1/base_url").asText()).isEqualTo("https://models.example/v1");
        assertThat(seen.json().at("/agents/1/key_set").asBoolean()).isFalse();
        assertThat(chosen.text() + seen.text()).doesNotContain(KEY);
    }

    @Test
    void whatCannotBeIsRefusedWithoutRepeatingTheKey() {
        for (var body : new String[] {
            "{\"agents\": []}",
            "{\"agents\": [{\"vendor\": \"openai\", \"model\": \"gpt\"}]}",
            "{\"agents\": [{\"vendor\": \"acme\", \"model\": \"m\", \"api_key\": \"" + KEY + "\"}]}",
            "{\"agents\": [{\"vendor\": \"openai\", \"model\": \"m\", \"api_key\": \"" + KEY + " \\n\"}]}",
            "{\"agents\": [{\"vendor\": \"openai\", \"model\": \"m\", \"base_url\": \"ftp://x\"}]}",
            "{\"agents\": [{\"vendor\": \"openai\", \"model\": \"m\", \"base_url\": \"https://u:" + KEY + "@x\"}]}",
            "{\"agents\": [{\"vendor\": \"baseline\", \"model\": \"baseline\"}], \"policy\": \"dictator\"}",
            "{\"agents\": [{\"vendor\": \"baseline\", \"model\": \"baseline\"}], \"threshold\": 1.5}",
            "{\"agents\": [" + "{\"vendor\": \"baseline\", \"model\": \"baseline\"},".repeat(5)
                    + "{\"vendor\": \"baseline\", \"model\": \"other\"}]}",
        }) {
            var reply = server.put("/v1/agents")
                    .bearer(server.member(org, Role.OWNER))
                    .json(body)
                    .send();
            assertThat(reply.status()).as("%s: %s", body, reply.text()).isEqualTo(422);
            assertThat(reply.text()).doesNotContain(KEY);
        }
    }

    @Test
    void leavingGoesBackToTheInstallationsPanel() {
        var owner = server.member(org, Role.OWNER);
        server.put("/v1/agents")
                .bearer(owner)
                .json("{\"agents\": [{\"vendor\": \"baseline\", \"model\": \"baseline\"}]}")
                .send();

        assertThat(server.delete("/v1/agents").bearer(owner).send().status()).isEqualTo(204);

        assertThat(server.get("/v1/agents")
                        .bearer(owner)
                        .send()
                        .json()
                        .at("/0/id")
                        .asText())
                .isEqualTo("openai");
    }

    @Test
    void editorsNeitherChoosePanelsNorSetBudgets() {
        var editor = server.member(org, Role.EDITOR);

        assertThat(server.put("/v1/agents").bearer(editor).json("{}").send().status())
                .isEqualTo(403);
        assertThat(server.delete("/v1/agents").bearer(editor).send().status()).isEqualTo(403);
        assertThat(server.put("/v1/usage/budget")
                        .bearer(editor)
                        .json("{}")
                        .send()
                        .status())
                .isEqualTo(403);
    }

    @Test
    void usageIsShownByDeviceAndAgent() {
        var gate = new DeviceId("gate");
        world.in(org).run(tx -> {
            world.spending().add(tx, org, MONTH, gate, Map.of("openai", new Spending(2, 2_000, 100, 900)));
            world.spending().add(tx, org, MONTH, new DeviceId("yard"), Map.of("openai", new Spending(1, 500, 50, 300)));
            world.spending().add(tx, org, MONTH, gate, Map.of("gemini", new Spending(1, 700, 70, 100)));
        });

        var reply = server.get("/v1/usage?month=2026-03")
                .bearer(server.member(org, Role.VIEWER))
                .send();

        assertThat(reply.json()).isEqualTo(json("""
                {"month": "2026-03", "calls": 4, "input_tokens": 3200, "output_tokens": 220, "cost_micros": 1300,
                 "by_device": [
                   {"device_id": "gate", "calls": 3, "input_tokens": 2700, "output_tokens": 170, "cost_micros": 1000,
                    "agents": [
                      {"agent": "gemini", "calls": 1, "input_tokens": 700, "output_tokens": 70, "cost_micros": 100},
                      {"agent": "openai", "calls": 2, "input_tokens": 2000, "output_tokens": 100, "cost_micros": 900}]},
                   {"device_id": "yard", "calls": 1, "input_tokens": 500, "output_tokens": 50, "cost_micros": 300,
                    "agents": [
                      {"agent": "openai", "calls": 1, "input_tokens": 500, "output_tokens": 50, "cost_micros": 300}]}],
                 "by_agent": [
                   {"agent": "gemini", "calls": 1, "input_tokens": 700, "output_tokens": 70, "cost_micros": 100},
                   {"agent": "openai", "calls": 3, "input_tokens": 2500, "output_tokens": 150, "cost_micros": 1200}],
                 "budget": null}
                """));
    }

    @Test
    void aBudgetIsSetAndTakenAway() {
        var owner = server.member(org, Role.OWNER);

        var set = server.put("/v1/usage/budget")
                .bearer(owner)
                .json("{\"cap_micros\": 25000000, \"behaviour\": \"wait\"}")
                .send();
        assertThat(set.json().path("budget")).isEqualTo(json("{\"cap_micros\": 25000000, \"behaviour\": \"wait\"}"));
        assertThat(server.put("/v1/usage/budget")
                        .bearer(owner)
                        .json("{\"cap_micros\": -1}")
                        .send()
                        .status())
                .isEqualTo(422);
        for (var month : List.of("March", "2026-13", "%2B999999999-12", "-0044-03", "0000-01")) {
            assertThat(server.get("/v1/usage?month=" + month)
                            .bearer(owner)
                            .send()
                            .status())
                    .as(month)
                    .isEqualTo(422);
        }

        server.put("/v1/usage/budget").bearer(owner).json("{}").send();
        assertThat(server.get("/v1/usage")
                        .bearer(owner)
                        .send()
                        .json()
                        .path("budget")
                        .isNull())
                .isTrue();
    }
}
