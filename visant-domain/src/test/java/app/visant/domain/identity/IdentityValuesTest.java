package app.visant.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentityValuesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void oneAddressIsOneAccountHoweverItIsTyped() {
        assertThat(new Email(" Ada@Example.COM ")).isEqualTo(new Email("ada@example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "ada@",
                "@example.com",
                "ada@example",
                "a b@example.com",
                "ada@exa mple.com",
                "ada@example.com\r\nBcc: x@y.zz",
                "<ada@example.com>",
                "ada@example..com",
                "ada,bob@example.com"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Email(text));
    }

    @Test
    void passwordsHaveEightTo256CharactersOfAnyKindAndAreNeverPrinted() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Password("1234567"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Password("x".repeat(257)));
        assertThat(new Password("pässwörd und mehr 密码")).hasToString("***");
    }

    @Test
    void aBrowserSessionDiesOfDisuseAClientSessionDoesNot() {
        var later = NOW.plus(Duration.ofHours(12));

        assertThat(session(Session.Kind.BROWSER).isLive(later.minusSeconds(1))).isTrue();
        assertThat(session(Session.Kind.BROWSER).isLive(later)).isFalse();
        assertThat(session(Session.Kind.CLIENT).isLive(later)).isTrue();
    }

    @Test
    void everySessionDiesAfterThirtyDaysOrWhenEnded() {
        var session = session(Session.Kind.CLIENT);

        assertThat(session.isLive(NOW.plus(Duration.ofDays(30)).minusSeconds(1)))
                .isTrue();
        assertThat(session.isLive(NOW.plus(Duration.ofDays(30)))).isFalse();
        assertThat(new Session(
                                session.id(),
                                session.user(),
                                session.org(),
                                session.kind(),
                                session.secret(),
                                NOW,
                                NOW,
                                session.expiresAt(),
                                Optional.of(NOW))
                        .isLive(NOW))
                .isFalse();
    }

    private static Session session(Session.Kind kind) {
        return Session.opened(
                new SessionId(new UUID(0, 1)),
                new UserId(new UUID(0, 2)),
                new OrgId(new UUID(0, 3)),
                kind,
                Sha256.of("secret"),
                NOW);
    }
}
