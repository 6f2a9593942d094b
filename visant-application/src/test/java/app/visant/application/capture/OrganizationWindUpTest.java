package app.visant.application.capture;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.capture.port.CaptureRepository.Filter;
import app.visant.application.capture.port.ImageStore.Part;
import app.visant.application.device.DeviceFleet;
import app.visant.application.shared.port.Job;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.device.Device;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.Sha256;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of an organization that nobody belongs to any more. */
final class OrganizationWindUpTest {
    private final CaptureWorld world = new CaptureWorld();
    private final DeviceFleet fleet = new DeviceFleet(
            world.ports.transactions(),
            new DeviceFleet.Stores(world.ports.devices(), world.ports.deviceViews(), world.ports.deviceTokens()),
            Set.of(),
            world.ports.signals(),
            world.ports.clock());
    private final OrganizationWindUp windUp =
            new OrganizationWindUp(world.ports.transactions(), fleet, world.library, world.ports.jobs());

    @Test
    void devicesStopAndStillsGoWithTheirFiles() throws InterruptedException {
        var token = Sha256.of("token");
        var now = world.ports.clock().instant();
        world.ports
                .system(Purpose.DEVICE_TOKEN)
                .run(tx -> world.ports.deviceTokens().issue(tx, world.org, world.device.id(), token, now, now));
        world.taken("CAP_1", 1);
        world.taken("CAP_2", 2);
        var keys = List.of(world.key("CAP_1"), world.key("CAP_2"));
        world.ports.clock().advance(Duration.ofSeconds(1));
        close(world.org);

        world.work(windUp);
        world.work(world.erasure);

        assertThat(world.ports.in(world.org).find(tx -> world.ports.devices().find(tx, world.org, world.device.id())))
                .hasValueSatisfying(device -> assertThat(device).isInstanceOf(Device.Deactivated.class));
        var bearers = world.ports
                .system(Purpose.DEVICE_TOKEN)
                .get(tx -> world.ports.deviceTokens().find(tx, List.of(token), now));
        assertThat(bearers).isEmpty();
        assertThat(stills(world.org)).isZero();
        assertThat(keys)
                .allSatisfy(
                        key -> assertThat(world.images.read(key, Part.ORIGINAL)).isEmpty());
        assertThat(world.depth(JobKind.CLOSE)).isZero();
    }

    @Test
    void itMayBeDoneTwiceAndOfAnEmptyOne() throws InterruptedException {
        close(world.org);
        world.work(windUp);
        close(world.org);

        world.work(windUp);

        assertThat(world.depth(JobKind.CLOSE)).isZero();
    }

    @Test
    void nobodyElseLosesAnything() throws InterruptedException {
        world.taken("CAP_1", 1);
        close(world.ports.newOrg());

        world.work(windUp);

        assertThat(stills(world.org)).isEqualTo(1);
        assertThat(world.ports.in(world.org).find(tx -> world.ports.devices().find(tx, world.org, world.device.id())))
                .contains(world.device);
    }

    private void close(OrgId org) {
        var now = world.ports.clock().instant();
        var job = new Job(world.ports.ids().next(), org, JobKind.CLOSE, "close", org.toString(), now, now);
        world.ports.in(org).run(tx -> world.ports.jobs().add(tx, List.of(job)));
    }

    private int stills(OrgId org) {
        var all = new Filter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return world.library
                .list(Reach.all(org), all, Page.Request.first(9))
                .items()
                .size();
    }
}
