package app.visant.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.identity.port.IdentityProvider.Replacement;
import app.visant.application.identity.port.ScriptedIdentityProvider;
import app.visant.application.shared.port.Signal;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Password;
import app.visant.domain.identity.Session;
import app.visant.domain.shared.Origin;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Sessions opened here for people whom an identity provider elsewhere knows: they last as long as it consents. */
final class ExternalSessionsTest {
    private static final Email ADA = new Email("ada@example.org");

    private final AccountWorld world = new AccountWorld(true, (tx, org) -> {});
    private final ScriptedIdentityProvider provider = world.elsewhere;

    @Test
    void aRefreshAsksForConsentAndASessionThatEndedThereEndsHere() {
        var first = world.signedUp(ADA.value());
        var second = world.sessions.refresh(first.secret(), Origin.LOCAL).orElseThrow();
        var third = world.sessions.refresh(second.secret(), Origin.LOCAL).orElseThrow();
        assertThat(provider.asked()).isEqualTo(2);

        provider.logOutEverywhere(ADA);

        assertThat(world.sessions.refresh(third.secret(), Origin.LOCAL)).isEmpty();
        assertThat(world.authentication.byAccessToken(third.accessToken())).isEmpty();
        assertThat(world.ports.signals().published()).hasAtLeastOneElementOfType(Signal.SessionEnded.class);
    }

    @Test
    void aUsedRefreshTokenThatComesBackStillEndsTheSession() {
        var first = world.signedUp(ADA.value());
        var second = world.sessions.refresh(first.secret(), Origin.LOCAL).orElseThrow();

        assertThat(world.sessions.refresh(first.secret(), Origin.LOCAL)).isEmpty();
        assertThat(world.sessions.refresh(second.secret(), Origin.LOCAL)).isEmpty();
    }

    @Test
    void aSessionEndsADayAfterTheLastConsent() {
        var signedIn = world.signedUp(ADA.value());
        pass(Duration.ofHours(23));
        var renewed = world.sessions.refresh(signedIn.secret(), Origin.LOCAL).orElseThrow();

        pass(Duration.ofHours(23));
        var again = world.sessions.refresh(renewed.secret(), Origin.LOCAL).orElseThrow();

        pass(Duration.ofHours(24));
        assertThat(world.sessions.refresh(again.secret(), Origin.LOCAL)).isEmpty();
    }

    @Test
    void aBrowserIsAskedAboutOncePerHourOfUse() {
        var browser = world.signedUp(ADA.value(), Session.Kind.BROWSER);
        assertThat(world.authentication.byCookie(browser.secret())).isPresent();
        pass(Duration.ofMinutes(50));
        assertThat(world.authentication.byCookie(browser.secret())).isPresent();
        assertThat(provider.asked()).isZero();

        pass(Duration.ofMinutes(15));
        assertThat(world.authentication.byCookie(browser.secret())).isPresent();
        assertThat(world.authentication.byCookie(browser.secret())).isPresent();
        assertThat(provider.asked()).isEqualTo(1);

        provider.logOutEverywhere(ADA);
        pass(Duration.ofMinutes(65));
        world.authentication.byCookie(browser.secret());
        assertThat(world.authentication.byCookie(browser.secret())).isEmpty();
    }

    @Test
    void aBrowserStaysInWhileTheProviderIsAwayAndIsAskedAboutAgainSoon() {
        var browser = world.signedUp(ADA.value(), Session.Kind.BROWSER);
        provider.setAway(true);
        pass(Duration.ofMinutes(65));
        assertThat(world.authentication.byCookie(browser.secret())).isPresent();

        pass(Duration.ofMinutes(6));
        assertThat(world.authentication.byCookie(browser.secret())).isPresent();

        assertThat(provider.asked()).isEqualTo(2);
    }

    @Test
    void aReplacedPasswordEndsEverySession() {
        var signedIn = world.signedUp(ADA.value());
        world.recovery.forgot(ADA, Origin.LOCAL);

        world.recovery.reset(new Replacement(
                provider.recoveryMailedTo(ADA).orElseThrow(), new Password("another horse"), Origin.LOCAL));

        assertThat(world.authentication.byAccessToken(signedIn.accessToken())).isEmpty();
    }

    private void pass(Duration time) {
        world.ports.clock().advance(time);
    }
}
