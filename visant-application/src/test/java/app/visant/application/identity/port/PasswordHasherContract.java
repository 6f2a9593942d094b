package app.visant.application.identity.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.identity.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public interface PasswordHasherContract {
    PasswordHasher hasher();

    @ParameterizedTest
    @ValueSource(strings = {"correct horse", "ᚠᛇᚻ᛫ ԱԲԳ 密码 🗝️🗝️", "a:b$c%d\\e\"f", "        ", "nul\u0000 inside"})
    default void aPasswordMatchesItsHash(String typed) {
        var hash = hasher().hash(new Password(typed));

        assertThat(hasher().matches(typed, hash)).isTrue();
    }

    @Test
    default void nothingElseMatches() {
        var hash = hasher().hash(new Password("correct horse"));

        assertThat(hasher().matches("correct horsf", hash)).isFalse();
        assertThat(hasher().matches("Correct horse", hash)).isFalse();
        assertThat(hasher().matches("correct horse ", hash)).isFalse();
        assertThat(hasher().matches("", hash)).isFalse();
        assertThat(hasher().matches(hash, hash)).isFalse();
    }

    @Test
    default void longPasswordsCountToTheirLastCharacter() {
        var stem = "x".repeat(255);
        var hash = hasher().hash(new Password(stem + "1"));

        assertThat(hasher().matches(stem + "1", hash)).isTrue();
        assertThat(hasher().matches(stem + "2", hash)).isFalse();
    }

    @Test
    default void twoHashesOfOnePasswordDiffer() {
        var password = new Password("correct horse");

        assertThat(hasher().hash(password)).isNotEqualTo(hasher().hash(password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "correct horse",
                "$argon2id$",
                "$argon2id$v=19$m=x,t=y,p=z$a$b",
                "$2a$10$abcdefghijklmnopqrstuv"
            })
    default void aHashOfUnknownFormMatchesNothing(String hash) {
        assertThat(hasher().matches("correct horse", hash)).isFalse();
    }

    @Test
    default void aFreshHashIsNotOutdated() {
        assertThat(hasher().outdated(hasher().hash(new Password("correct horse"))))
                .isFalse();
    }
}
