package app.visant.application.identity.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of sessions elsewhere, if there are any. */
public interface ProviderSessionsContract {
    ProviderSessions sessions();

    Instant now();

    /** A session that the provider opened just now; empty if it never opens any. */
    Optional<Issued> issued();

    @Test
    default void whatWasIssuedIsReadRenewedAndKnown() {
        issued().ifPresent(issued -> {
            var ticket = sessions().read(issued.token(), now()).orElseThrow();

            assertThat(ticket.expiresAt()).isAfter(now());
            assertThat(sessions().holder(issued.token()).orElseThrow().subject())
                    .isEqualTo(ticket.subject());
            var next = sessions().renew(issued.grant()).orElseThrow();
            assertThat(sessions().renew(next)).isPresent();
        });
    }

    @Test
    default void aTokenEndsWhenItSays() {
        issued().ifPresent(issued -> {
            var end = sessions().read(issued.token(), now()).orElseThrow().expiresAt();

            assertThat(sessions().read(issued.token(), end.minusSeconds(1))).isPresent();
            assertThat(sessions().read(issued.token(), end)).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "no token", "a.b.c", "visr_x", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.", "\u0000"})
    default void whatWasNeverIssuedIsWorthNothing(String text) {
        assertThat(sessions().read(text, now())).isEmpty();
        assertThat(sessions().holder(text)).isEmpty();
        assertThat(sessions().renew(text)).isEmpty();
    }

    /** What a provider gave a person. */
    record Issued(String token, String grant) {}
}
