package app.visant.application.shared.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public interface TokenGeneratorContract {
    TokenGenerator tokens();

    @Test
    default void makesSecretsOf256BitsThatAreSafeInAUrl() {
        var secret = tokens().secret();

        assertThat(secret).matches("[A-Za-z0-9_-]{43}");
        assertThat(Base64.getUrlDecoder().decode(secret)).hasSize(32);
    }

    @Test
    default void makesNoSecretTwice() {
        assertThat(Stream.generate(tokens()::secret).limit(1_000).toList()).doesNotHaveDuplicates();
    }

    @Test
    default void makesCodesWithoutLettersThatCanBeMistaken() {
        var group = "[2-9A-HJKMNP-Z]{4}";

        assertThat(tokens().code(1)).matches(group);
        assertThat(tokens().code(4)).matches(group + "(-" + group + "){3}");
    }

    @Test
    default void makesNoCodeTwice() {
        assertThat(Stream.generate(() -> tokens().code(4)).limit(1_000).toList())
                .doesNotHaveDuplicates();
    }
}
