package app.visant.bootstrap.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.shared.port.IdempotencyStore;
import app.visant.http.Endpoint;
import app.visant.persistence.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A node that dies between what a request with a key did and its answer: whoever asks again does it not twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LostAnswersTest {
    private RealServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        var url = TestPostgres.newDatabase();
        server = new RealServer(folder, url, untouched -> {});
        // To the database it is the same whether a node dies before this statement, or the statement fails.
        TestPostgres.execute(url, """
                create function die() returns trigger language plpgsql as $$ begin raise 'the node died'; end $$;
                create trigger die before update of status on idempotency_keys for each row
                  when (new.status is not null) execute function die()
                """);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> whatWasDoneIsNotDoneAgain() {
        return server.endpoints().stream()
                .filter(Endpoint::idempotent)
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.toString(), () -> askTwice(endpoint)));
    }

    private void askTwice(Endpoint endpoint) {
        var tenant = new Tenant(server);
        var question = new Requests(tenant)
                .to(endpoint, tenant.asker(Who.OWNER))
                .named("request-" + tenant.org)
                .with("Idempotency-Key", "once");

        var first = question.ask(server);
        assertThat(first.status()).as(first.body()).isEqualTo(endpoint.reply().status());
        assertThat(question.ask(server).body()).contains("in_progress");
        server.clock.advance(IdempotencyStore.CLAIMED.plus(Duration.ofSeconds(1)));
        var again = question.ask(server);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("already_done");
        assertThat(done(tenant)).hasSize(1);
    }

    private List<String> done(Tenant tenant) {
        return server.ports.superuser(
                "select action from audit_entries where request_id = 'request-%s'".formatted(tenant.org));
    }
}
