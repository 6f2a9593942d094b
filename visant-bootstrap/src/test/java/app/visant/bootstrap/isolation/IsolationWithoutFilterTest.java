package app.visant.bootstrap.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.persistence.FilterSwitch;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same with the first wall taken down: no statement compares organizations, and row-level security stands alone. */
final class IsolationWithoutFilterTest extends Isolation {
    private RealServer server;
    private final FilterSwitch filter = new FilterSwitch();

    @BeforeAll
    void start(@TempDir Path folder) {
        server = new RealServer(folder, filter::takeOutOf);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Override
    RealServer server() {
        return server;
    }

    /** Those on either side of the wall, and those who were shown the door. */
    @Override
    Stream<Who> askers() {
        return Stream.of(
                Who.OWNER,
                Who.DEVICE,
                Who.OPERATOR,
                Who.STRANGER,
                Who.SUSPENDED,
                Who.SHUT_OWNER,
                Who.SHUT_DEVICE,
                Who.SHUT_KEY);
    }

    @Test
    void everyStatementThatHadAFilterHasLostIt() {
        server.endpoints().forEach(endpoint -> {
            var tenant = new Tenant(server);
            for (var who : new Who[] {Who.OWNER, Who.DEVICE}) {
                new Requests(tenant).to(endpoint, tenant.asker(who)).ask(server);
            }
        });

        assertThat(filter.loosened()).hasSizeGreaterThan(25);
        assertThat(filter.untouched())
                .as("but the one about the streams that a node holds, whoever their devices belong to")
                .allMatch(sql -> sql.contains("where d.id = any(:devices)"));
    }
}
