package app.visant.persistence.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.identity.LogIn;
import app.visant.application.shared.port.SettableClock;
import app.visant.domain.identity.Session;
import app.visant.domain.shared.Origin;
import app.visant.persistence.PostgresPorts;
import app.visant.persistence.TestPostgres;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Wrong tries, counted in the one place that all nodes share and that outlives them. */
final class LogInLimitTest {
    @Test
    void tenWrongTriesAnHourHoldOverTwoNodesAndARestart() {
        var database = TestPostgres.newDatabase();
        try (var one = PostgresPorts.over(database);
                var two = PostgresPorts.over(database)) {
            var nodes = new LogIn[] {logIn(one), logIn(two)};
            for (var i = 0; i < 10; i++) {
                assertThat(tried(nodes[i % 2], i)).isInstanceOf(LogIn.Result.Refused.class);
            }
            assertThat(tried(nodes[0], 10)).isInstanceOf(LogIn.Result.Throttled.class);
            assertThat(tried(nodes[1], 11)).isInstanceOf(LogIn.Result.Throttled.class);
        }
        try (var again = PostgresPorts.over(database)) {
            assertThat(tried(logIn(again), 12)).isInstanceOf(LogIn.Result.Throttled.class);
        }
    }

    private static LogIn.Result tried(LogIn logIn, int from) {
        return logIn.logIn(new LogIn.Request(
                "ada@example.org",
                "wrong horse",
                Optional.empty(),
                Session.Kind.CLIENT,
                new Origin("10.0.0." + from, "request")));
    }

    private static LogIn logIn(PostgresPorts ports) {
        var clock = new SettableClock();
        var services = new AccountServices(ports, clock);
        return services.logIn(services.local());
    }
}
