package app.visant.persistence.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.evaluation.NormalDescriptions;
import app.visant.application.evaluation.port.DescriptionRepository.Version;
import app.visant.domain.evaluation.DescriptionText;
import app.visant.domain.evaluation.NormalDescription;
import app.visant.domain.shared.DescriptionId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.persistence.PostgresPorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many people who describe the same organization at once. */
final class DescriptionRaceTest {
    private static final int WRITERS = 8;
    private static final int EACH = 5;

    private final PostgresPorts ports = PostgresPorts.shared();
    private final NormalDescriptions descriptions = new NormalDescriptions(
            ports.transactions(), ports.descriptions(), ports.devices(), ports.ids(), () -> PostgresPorts.NOON);

    @Test
    void versionsAreUniqueAndInOrderAndOneOfAScopeHolds() throws InterruptedException, ExecutionException {
        var user = ports.newOwner();
        var org = user.currentOrg();
        var ada = new Principal.User(
                user.id(), org, Role.OWNER, new SessionId(ports.ids().next()), false);
        var gate = ports.newDevice(org).id();
        var first = NormalDescription.first(new DescriptionId(ports.ids().next()), org, PostgresPorts.NOON);
        ports.in(org).run(tx -> ports.descriptions().add(tx, first));

        var tasks = new ArrayList<Callable<Object>>();
        for (var writer = 0; writer < WRITERS; writer++) {
            Optional<DeviceId> scope = writer % 2 == 0 ? Optional.empty() : Optional.of(gate);
            tasks.add(() -> {
                for (var i = 0; i < EACH; i++) {
                    descriptions.write(ada, scope, new DescriptionText("Nobody " + i));
                    descriptions.activate(ada, first.id());
                }
                return "done";
            });
        }
        try (var pool = Executors.newFixedThreadPool(WRITERS)) {
            for (Future<Object> done : pool.invokeAll(tasks)) {
                assertThat(done.get()).isEqualTo("done");
            }
        }

        var general = listed(org, Optional.empty());
        var own = listed(org, Optional.of(gate));
        assertThat(IntStream.concat(versions(general), versions(own)).sorted())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 1 + WRITERS * EACH).boxed().toList());
        assertThat(versions(general).boxed().toList()).isSortedAccordingTo((a, b) -> b - a);
        assertThat(general).filteredOn(Version::active).hasSize(1);
        assertThat(own).filteredOn(Version::active).hasSize(1);
    }

    private static IntStream versions(List<Version> list) {
        return list.stream().mapToInt(version -> version.description().version());
    }

    private List<Version> listed(OrgId org, Optional<DeviceId> scope) {
        return descriptions
                .list(org, scope, Page.Request.first(200))
                .orElseThrow()
                .items();
    }
}
