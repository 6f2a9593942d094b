package app.visant.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.bootstrap.endtoend.Client;
import app.visant.domain.shared.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An organization in which there is something of everything, and whose owner operates the platform. */
record Populated(Organization organization, Camera camera, Camera silent, String still) {

    static Populated on(Site site) {
        var organization = organization(site);
        var bay = organization.camera("Loading bay");
        var gate = organization.camera("Gate to the harbour");
        var silent = organization.camera("Old yard");
        bay.shows("normal", "The bay is empty and the door is shut.", Duration.ofHours(30));
        bay.shows("uncertain", "The lens is wet; the door cannot be made out.", Duration.ofHours(5));
        gate.shows("normal", "The gate is shut.", Duration.ofHours(2));
        var still = bay.shows("abnormal", "A pallet blocks the emergency exit.", Duration.ofMinutes(40));
        bay.shows("normal", "The bay is empty and the door is shut.", Duration.ofMinutes(3));
        site.agents().hold(gate.name());
        gate.sends(Duration.ofMinutes(1));
        var made = new Populated(organization, bay, silent, still);
        made.furnish();
        return made;
    }

    Person owner() {
        return organization.owner();
    }

    /** With the ids of what is here in the holes. */
    String filled(String text) {
        return text.replace("{camera}", camera.id())
                .replace("{name}", camera.name())
                .replace("{silent}", silent.id())
                .replace("{still}", still);
    }

    private static Organization organization(Site site) {
        var made = site.organization("Harbour works");
        made.member(Role.ADMIN);
        made.member(Role.VIEWER);
        site.promote(made.owner());
        return made;
    }

    private void furnish() {
        var api = organization.api();
        well(api.post("/v1/normal-descriptions", Map.of("text", "Doors shut, nobody in the yard after 18:00.")));
        well(api.post(
                "/v1/normal-descriptions",
                Map.of("text", "The door of the bay is shut unless a lorry stands there.", "device_id", camera.id())));
        well(api.post(
                "/v1/scheduled-triggers",
                Map.of("device_id", camera.id(), "trigger_label", "each hour", "cron_expression", "0 * * * *")));
        well(api.put("/v1/captures/" + still + "/mark", Map.of("verdict", "right")));
        well(api.post("/v1/devices/" + camera.id() + "/trigger", Map.of("trigger_label", "by hand")));
        well(api.post(
                "/v1/organizations/current/invitations",
                Map.of("email", "new-colleague@example.org", "role", "editor")));
        well(api.post("/v1/api-keys", Map.of("name", "Wall display", "scopes", List.of("captures:read"))));
        well(api.put("/v1/usage/budget", Map.of("cap_micros", 5_000_000)));
    }

    private static void well(Client.Reply reply) {
        assertThat(reply.status()).as(reply.body().toString()).isBetween(200, 204);
    }
}
