package app.visant.persistence.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Together;
import app.visant.application.identity.LogIn;
import app.visant.application.identity.port.IdentityProvider.Applicant;
import app.visant.application.identity.port.ScriptedIdentityProvider;
import app.visant.application.shared.port.SettableClock;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Password;
import app.visant.domain.identity.Session;
import app.visant.domain.shared.Origin;
import app.visant.persistence.PostgresPorts;
import app.visant.persistence.TestPostgres;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two nodes that see somebody of an identity provider for the first time at the same moment. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FirstSightRaceTest {
    private static final int REQUESTS = 8;

    private final SettableClock clock = new SettableClock();
    private final ScriptedIdentityProvider provider = new ScriptedIdentityProvider();
    private final AtomicInteger round = new AtomicInteger();
    private final List<PostgresPorts> nodes;
    private Email email = new Email("nobody@example.org");

    FirstSightRaceTest() {
        var database = TestPostgres.newDatabase();
        nodes = List.of(PostgresPorts.over(database), PostgresPorts.over(database));
    }

    @AfterAll
    void close() {
        nodes.forEach(PostgresPorts::close);
    }

    @BeforeEach
    void somebodyRegistersElsewhere() {
        email = new Email("ada" + round.incrementAndGet() + "@example.org");
        provider.register(new Applicant(email, new Password("correct horse"), "Ada", "Works"));
    }

    @Test
    void logInsAtOnceMakeOnePersonWithOneOrganization() {
        var turn = new AtomicInteger();
        var organizations = organizations();

        var people = Together.run(REQUESTS, () -> {
            var mine = turn.getAndIncrement();
            var request = new LogIn.Request(
                    email.value(),
                    "correct horse",
                    Optional.empty(),
                    Session.Kind.CLIENT,
                    new Origin("192.0.2." + mine, "request"));
            var result = new AccountServices(nodes.get(mine % 2), clock)
                    .logIn(provider)
                    .logIn(request);
            return ((LogIn.Result.LoggedIn) result).signedIn().user().id();
        });

        assertThat(people).containsOnly(people.getFirst());
        assertThat(organizations()).isEqualTo(organizations + 1);
    }

    @Test
    void requestsWithOneTokenAtOnceMakeOnePersonWithOneSession() {
        var turn = new AtomicInteger();
        var organizations = organizations();
        var token = provider.token(email, "theirs", clock.instant().plusSeconds(3_600));

        var sessions = Together.run(
                REQUESTS,
                () -> new AccountServices(nodes.get(turn.getAndIncrement() % 2), clock)
                        .tokens(provider)
                        .holder(token, Origin.LOCAL)
                        .orElseThrow()
                        .session()
                        .id());

        assertThat(sessions).containsOnly(sessions.getFirst());
        assertThat(organizations()).isEqualTo(organizations + 1);
    }

    private int organizations() {
        return Integer.parseInt(
                nodes.getFirst().superuser("select count(*) from organizations").getFirst());
    }
}
