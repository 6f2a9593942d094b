package app.visant.application.identity.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.identity.port.TokenIssuer.Claims;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public interface TokenIssuerContract {
    Instant ISSUED = Instant.parse("2026-03-01T12:00:00Z");
    Claims CLAIMS = new Claims(
            new UserId(UUID.fromString("0195520f-3a00-7000-8000-000000000001")),
            new SessionId(UUID.fromString("0195520f-3a00-7000-8000-000000000002")));

    TokenIssuer issuer();

    @Test
    default void aTokenSaysWhatWasPutIntoIt() {
        var token = issuer().issue(CLAIMS, ISSUED);

        assertThat(issuer().verify(token, ISSUED)).contains(CLAIMS);
    }

    @Test
    default void aTokenIsGoodForItsLifetimeAndNoLonger() {
        var token = issuer().issue(CLAIMS, ISSUED);
        var end = ISSUED.plus(TokenIssuer.LIFETIME);

        assertThat(issuer().verify(token, end.minusSeconds(1))).contains(CLAIMS);
        assertThat(issuer().verify(token, end.plusSeconds(1))).isEmpty();
    }

    @Test
    default void aTokenThatWasTamperedWithIsWorthNothing() {
        var token = issuer().issue(CLAIMS, ISSUED);

        for (var i = 0; i < token.length(); i++) {
            var changed = token.charAt(i) == 'A' ? 'B' : 'A';
            // The last character of a Base64 part may carry bits that nobody reads; a change there changes nothing.
            var lastOfPart = i + 1 == token.length() || token.charAt(i + 1) == '.';
            if (!lastOfPart) {
                var tampered = token.substring(0, i) + changed + token.substring(i + 1);
                assertThat(issuer().verify(tampered, ISSUED)).as(tampered).isEmpty();
            }
        }
        assertThat(issuer().verify(token.substring(1), ISSUED)).isEmpty();
        assertThat(issuer().verify(token + "A", ISSUED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "no token",
                "a.b.c",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiIwMTk1NTIwZi0zYTAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDEifQ.",
            })
    default void whatIsNoTokenOfOursIsWorthNothing(String text) {
        assertThat(issuer().verify(text, ISSUED)).isEmpty();
    }
}
