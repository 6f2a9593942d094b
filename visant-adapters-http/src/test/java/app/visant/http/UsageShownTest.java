package app.visant.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.org.OrganizationLimits;
import app.visant.application.org.port.UsageRepository.Intake;
import app.visant.domain.identity.User;
import app.visant.domain.org.Limit;
import app.visant.domain.org.Limits;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People see what their organization has used, and what it may. */
final class UsageShownTest {
    private final WholeServer whole = new WholeServer();
    private final User ada = whole.world.newOwner();
    private final String owner = owner();

    @AfterEach
    void close() {
        whole.close();
    }

    @Test
    void whatIsUsedAndWhatIsAllowedIsShown() {
        var world = whole.world;
        var org = ada.currentOrg();
        world.in(org).run(tx -> {
            world.usage()
                    .take(
                            tx,
                            org,
                            new Intake(3, 3_000),
                            Limits.NONE,
                            world.clock().instant());
            world.usage().change(tx, org, 500);
        });
        whole.assembly
                .get(OrganizationLimits.class)
                .setLimits(
                        new Principal.Operator("console"),
                        org,
                        Map.of(Limit.CAPTURES_PER_DAY, Optional.of(100L), Limit.STREAMS_EACH, Optional.of(7L)));

        for (var path : new String[] {"/v1/auth/me", "/v1/organizations/current"}) {
            var shown = whole.server.get(path).bearer(owner).send().json();
            assertThat(shown.at("/usage/captures_today").asLong()).as(path).isEqualTo(3);
            assertThat(shown.at("/usage/storage_bytes").asLong()).as(path).isEqualTo(3_500);
            assertThat(shown.at("/limits/captures_per_day").asLong()).as(path).isEqualTo(100);
            assertThat(shown.at("/limits/streams_each").asLong()).as(path).isEqualTo(7);
            assertThat(shown.at("/limits/storage_bytes").isNumber()).as(path).isFalse();
        }
    }

    private String owner() {
        var session = new SessionId(whole.world.ids().next());
        return whole.server.credentials.add(
                "token-" + session, new Principal.User(ada.id(), ada.currentOrg(), Role.OWNER, session, false));
    }
}
