package app.visant.persistence.device;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.device.port.DeviceReadModelContract;
import app.visant.application.device.port.DeviceRepositoryContract;
import app.visant.application.device.port.DeviceTokenRepositoryContract;
import app.visant.application.device.port.PresenceRepository.DeviceStream;
import app.visant.application.device.port.PresenceRepositoryContract;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.StreamId;
import app.visant.persistence.PostgresPorts;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class PostgresDevicePortsTest {
    @Nested
    final class Devices implements DeviceRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Tokens implements DeviceTokenRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Streams implements PresenceRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }

        @Test
        void aStreamThatIsBeingReplacedIsNotHeldAndNotWaitedFor() {
            var device = ports().newDevice(ports().newOrg());
            var org = device.org();
            var node = new NodeId(ports().ids().next());
            var first = new DeviceStream(device.id(), new StreamId(ports().ids().next()));
            var second =
                    new DeviceStream(device.id(), new StreamId(ports().ids().next()));
            ports().in(org).run(tx -> ports().presence().opened(tx, org, List.of(first), node, NOON));

            ports().in(org).run(replacing -> {
                ports().presence().opened(replacing, org, List.of(second), node, NOON);

                assertThat(ports().in(org).test(tx -> ports().presence().holds(tx, org, first)))
                        .isFalse();
            });
        }
    }

    @Nested
    final class Views implements DeviceReadModelContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }
}
