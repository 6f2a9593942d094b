package app.visant.http.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;
import app.visant.application.evaluation.Places;
import app.visant.application.evaluation.Sights;
import app.visant.domain.device.Device;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.Language;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.UserId;
import app.visant.http.Call.Reply;
import app.visant.http.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SightEndpointsTest {
    private final InMemoryWorld world = new InMemoryWorld();
    private final TestServer server = TestServer.of(new SightEndpoints(new Sights(
            world.transactions(),
            world.sights(),
            new Places(world.devices(), world.organizations(), world.sights(), world.captures()),
            world.captures(),
            world.sceneMemories(),
            world.clock())));
    private final OrgId org = world.newOrg();
    private final Device.Active device = world.newDevice(org);
    private final String path = "/v1/devices/" + device.id() + "/sight";
    private final String editor = server.member(org, Role.EDITOR);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everythingIsSeenInTheOrganizationsLanguageAtFirst() {
        var before = get();
        assertThat(before.path("own").asBoolean()).isFalse();
        assertThat(before.path("form").asText()).isEqualTo("masked");
        assertThat(before.path("regions")).isEmpty();
        assertThat(before.path("references")).isEmpty();
        assertThat(before.path("share").asDouble()).isEqualTo(1);
        assertThat(before.path("language").asText()).isEqualTo("en");
        assertThat(before.path("own_language").asBoolean()).isFalse();
        assertThat(before.path("fingerprint").isNull()).isTrue();

        world.in(org).run(tx -> world.organizations().describe(tx, org, "Yard", ZoneOffset.UTC, Language.DE));

        assertThat(get().path("language").asText()).isEqualTo("de");
        assertThat(get().path("fingerprint").asText()).hasSize(16);
    }

    @Test
    void whatIsChosenIsToldAndTakenAwayAgain() {
        var still = world.newCapture(device, PortsUnderTest.NOON).recordId();
        var chosen = put("""
                {"form":"cropped","language":"de","references":["%s"],"regions":[
                  {"name":" Gate ","kind":"include","x":0.5,"y":0,"w":0.5,"h":1},
                  {"name":"Street","kind":"mask","x":0.5,"y":0,"w":0.5,"h":0.5}]}""".formatted(still));

        assertThat(chosen.path("own").asBoolean()).isTrue();
        assertThat(chosen.path("form").asText()).isEqualTo("cropped");
        assertThat(chosen.path("regions").findValuesAsText("name")).containsExactly("Gate", "Street");
        assertThat(chosen.path("regions").findValuesAsText("kind")).containsExactly("include", "mask");
        assertThat(chosen.at("/regions/1/h").asDouble()).isEqualTo(0.5);
        assertThat(chosen.path("share").asDouble()).isEqualTo(0.25);
        assertThat(chosen.path("references").toString()).isEqualTo("[\"" + still + "\"]");
        assertThat(chosen.path("language").asText()).isEqualTo("de");
        assertThat(chosen.path("own_language").asBoolean()).isTrue();
        assertThat(get()).isEqualTo(chosen);

        assertThat(server.delete(path).bearer(editor).send().status()).isEqualTo(204);
        assertThat(get().path("own").asBoolean()).isFalse();
        assertThat(server.delete(path).bearer(editor).send().status()).isEqualTo(204);
    }

    @Test
    void aDeletedReferenceIsNoneAnyMore() {
        var gone = world.newCapture(device, PortsUnderTest.NOON).recordId();
        var chosen = put("{\"references\":[\"%s\"]}".formatted(gone));

        world.in(org).run(tx -> world.captures().delete(tx, org, gone));

        assertThat(chosen.path("references")).hasSize(1);
        assertThat(get().path("references")).isEmpty();
        assertThat(get().path("fingerprint").isNull()).isTrue();
    }

    @Test
    void aKeyForSomeDevicesNamesNoStillOfAnother() {
        var other = world.newCapture(world.newDevice(org), PortsUnderTest.NOON).recordId();
        var ours = world.newCapture(device, PortsUnderTest.NOON).recordId();
        var key = narrowKey();

        assertThat(put(key, other).status()).isEqualTo(422);
        assertThat(put(key, ours).status()).isEqualTo(200);
        assertThat(put(editor, other).status()).isEqualTo(200);
    }

    @Test
    void aKeyForSomeDevicesIsToldOfNoStillOfAnother() {
        var other = world.newCapture(world.newDevice(org), PortsUnderTest.NOON).recordId();
        var ours = world.newCapture(device, PortsUnderTest.NOON).recordId();
        var key = narrowKey();

        var chosen = put("{\"references\":[\"%s\",\"%s\"]}".formatted(other, ours));
        var told = server.get(path).bearer(key).send().json();

        assertThat(chosen.path("references").toString()).isEqualTo("[\"%s\",\"%s\"]".formatted(other, ours));
        assertThat(told.path("references").toString()).isEqualTo("[\"%s\"]".formatted(ours));
        assertThat(told.path("fingerprint")).isEqualTo(chosen.path("fingerprint"));
        assertThat(get()).isEqualTo(chosen);
    }

    private String narrowKey() {
        return server.credentials.add(
                "vis_narrow",
                new Principal.Key(
                        new KeyId(world.ids().next()),
                        new UserId(world.ids().next()),
                        new Reach(org, Optional.of(Set.of(device.id()))),
                        Set.of(Permission.DESCRIPTIONS_MANAGE, Permission.DESCRIPTIONS_READ),
                        false,
                        Origin.LOCAL));
    }

    private Reply put(String credential, RecordId reference) {
        return server.put(path)
                .bearer(credential)
                .json("{\"references\":[\"%s\"]}".formatted(reference))
                .send();
    }

    @Test
    void regionsMayOverlapAndTouchTheEdges() {
        var chosen = put("""
                {"regions":[{"name":"All","kind":"include","x":0,"y":0,"w":1,"h":1},
                            {"name":"All again","kind":"include","x":0,"y":0,"w":1,"h":1},
                            {"name":"Left","kind":"mask","x":0,"y":0,"w":0.99,"h":1},
                            {"name":"Left again","kind":"mask","x":0,"y":0,"w":0.5,"h":1}]}""");

        assertThat(chosen.path("share").asDouble()).isBetween(0.0099, 0.0101);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'regions':[{'name':'A','kind':'mask','x':0,'y':0,'w':1,'h':1}]} | /regions",
                "{'regions':[{'name':'A','kind':'mask','x':0,'y':0,'w':0.5,'h':1},{'name':'B','kind':'mask','x':0.5,'y':0,'w':0.5,'h':1}]} | /regions",
                "{'form':'cropped','regions':[{'name':'A','kind':'include','x':0.1,'y':0.1,'w':0.000001,'h':0.000001}]} | /regions",
                "{'regions':[{'name':'A','kind':'include','x':0,'y':0,'w':0,'h':1}]} | /regions/0",
                "{'regions':[{'name':'A','kind':'include','x':0,'y':0,'w':1e308,'h':1}]} | /regions/0",
                "{'regions':[{'name':'A','kind':'include','x':-0.1,'y':0,'w':1,'h':1}]} | /regions/0",
                "{'regions':[{'name':'A','kind':'include','x':0.6,'y':0,'w':0.5,'h':1}]} | /regions/0",
                "{'regions':[{'name':'','kind':'include','x':0,'y':0,'w':1,'h':1}]} | /regions/0/name",
                "{'regions':[{'name':'A','kind':'all','x':0,'y':0,'w':1,'h':1}]} | /regions/0/kind",
                "{'regions':[{'name':'A','kind':'include','x':'0','y':0,'w':1,'h':1}]} | /regions/0/x",
                "{'regions':[{'name':'A','kind':'include','y':0,'w':1,'h':1}]} | /regions/0/x",
                "{'regions':{}} | /regions",
                "{'form':'round'} | /form",
                "{'language':'tlh'} | /language",
                "{'references':['a','b','c','d']} | /references",
                "{'references':['a','a']} | /references",
                "{'references':['../a']} | /references/0",
                "{'references':['CAP_404']} | /references/0",
            })
    void whatCannotBeIsRefusedWhereItStands(String body, String pointer) {
        var reply =
                server.put(path).bearer(editor).json(body.replace('\'', '"')).send();

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
        assertThat(get().path("own").asBoolean()).isFalse();
    }

    @Test
    void moreThanTenRegionsAreRefused() {
        var region = "{\"name\":\"A\",\"kind\":\"include\",\"x\":0,\"y\":0,\"w\":1,\"h\":1}";
        var ten = String.join(",", Collections.nCopies(10, region));

        assertThat(put("{\"regions\":[" + ten + "]}").path("regions")).hasSize(10);
        assertThat(server.put(path)
                        .bearer(editor)
                        .json("{\"regions\":[" + ten + "," + region + "]}")
                        .send()
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/regions");
    }

    @Test
    void aCaptureOfAnotherOrganizationIsLikeNone() {
        var foreign = world.newCapture(world.newDevice(world.newOrg()), PortsUnderTest.NOON);
        var own = world.newCapture(device, PortsUnderTest.NOON);

        var theirs = refused(own.recordId().value(), foreign.recordId().value());

        assertThat(theirs.at("/errors/0/pointer").asText()).isEqualTo("/references/1");
        assertThat(theirs.path("errors"))
                .isEqualTo(refused(own.recordId().value(), "CAP_404").path("errors"));
    }

    @Test
    void onlyWhoManagesDescriptionsChangesIt() {
        var viewer = server.member(org, Role.VIEWER);
        assertThat(server.get(path).bearer(viewer).send().status()).isEqualTo(200);
        assertThat(server.put(path).bearer(viewer).json("{}").send().status()).isEqualTo(403);
        assertThat(server.delete(path).bearer(viewer).send().status()).isEqualTo(403);

        var stranger = server.member(world.newOrg(), Role.OWNER);
        assertThat(server.get(path).bearer(stranger).send().status()).isEqualTo(404);
        assertThat(server.put(path).bearer(stranger).json("{}").send().status()).isEqualTo(404);
        assertThat(server.delete(path).bearer(stranger).send().status()).isEqualTo(404);
    }

    private JsonNode refused(String... references) {
        var reply = server.put(path)
                .bearer(editor)
                .json("{\"references\":[\"" + String.join("\",\"", references) + "\"]}")
                .send();
        assertThat(reply.status()).isEqualTo(422);
        return reply.json();
    }

    private JsonNode get() {
        return server.get(path).bearer(editor).send().json();
    }

    private JsonNode put(String body) {
        var reply = server.put(path).bearer(editor).json(body).send();
        assertThat(reply.status()).isEqualTo(200);
        return reply.json();
    }
}
