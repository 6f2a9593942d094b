package app.visant.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AesSecretBoxTest {
    private static final String OLD = "an old key, with more than 32 characters";
    private static final String NEW = "a new key, with more than 32 characters.";

    private final AesSecretBox before = new AesSecretBox(OLD, new SecureTokens());
    private final AesSecretBox after = new AesSecretBox(List.of(NEW, OLD), new SecureTokens());

    @Test
    void aNewKeyTakesOverWhileTheOldOneStillOpensWhatItSealed() {
        assertThat(after.open("place", before.seal("place", "secret"))).isEqualTo("secret");
        assertThat(after.open("place", after.seal("place", "secret"))).isEqualTo("secret");
        assertThatIllegalArgumentException().isThrownBy(() -> before.open("place", after.seal("place", "secret")));
    }

    @Test
    void whatIsSealedNamesItsKeyWithoutGivingItAway() {
        var name = before.seal("place", "secret").split("\\.", -1)[1];

        assertThat(before.seal("elsewhere", "other")).startsWith("v2." + name + ".");
        assertThat(after.seal("place", "secret")).doesNotContain(name);
        assertThat(name).matches("[0-9a-f]{8}");
    }

    @Test
    void whatWasSealedBeforeKeysHadNamesStillOpens() {
        var sealed = before.seal("place", "secret");
        var nameless = "v1." + sealed.substring(sealed.lastIndexOf('.') + 1);

        assertThat(after.open("place", nameless)).isEqualTo("secret");
        assertThatIllegalArgumentException().isThrownBy(() -> after.open("elsewhere", nameless));
    }

    @Test
    void aBoxHasAKeyOfSomeLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AesSecretBox(List.of(), new SecureTokens()));
        assertThatIllegalArgumentException().isThrownBy(() -> new AesSecretBox("short", new SecureTokens()));
    }
}
