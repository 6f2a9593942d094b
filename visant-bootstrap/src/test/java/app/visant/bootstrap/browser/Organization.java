package app.visant.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.bootstrap.endtoend.Client;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Role;
import java.util.Map;
import java.util.UUID;

/** One of the organizations of a site, with an owner; no two tests have the same. */
final class Organization {
    private final Site site;
    private final String name;
    private final Person owner;
    private final Client client;

    Organization(Site site, String name, Person owner, Client client) {
        this.site = site;
        this.name = name;
        this.owner = owner;
        this.client = client;
    }

    String name() {
        return name;
    }

    Person owner() {
        return owner;
    }

    /** The interface, by its owner. */
    Client api() {
        return client;
    }

    /** Somebody new who works here in that role, and nowhere else. */
    Person member(Role role) {
        return site.join(id(), role);
    }

    /** A camera without stills, offline. */
    Camera camera(String name) {
        var made = client.post("/v1/devices", Map.of("name", name));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(200);
        return new Camera(site, client, name, made);
    }

    OrgId id() {
        var id = client.get("/v1/auth/me").body().at("/organization/id").asText();
        return new OrgId(UUID.fromString(id));
    }
}
