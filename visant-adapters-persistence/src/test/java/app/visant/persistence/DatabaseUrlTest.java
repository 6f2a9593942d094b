package app.visant.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://ada:s%40cret@db.example.org:5433/visant?sslmode=require",
                "postgres://ada:s%40cret@db.example.org:5433/visant?sslmode=require",
                "jdbc:postgresql://db.example.org:5433/visant?user=ada&password=s%40cret&sslmode=require",
                "  postgresql://db.example.org:5433/visant?password=s%40cret&user=ada&sslmode=require\n"
            })
    void readsEveryForm(String text) {
        var url = DatabaseUrl.parse(text);

        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example.org:5433/visant");
        assertThat(url.user()).contains("ada");
        assertThat(url.password()).contains("s@cret");
        assertThat(url.parameters()).isEqualTo(Map.of("sslmode", "require"));
    }

    @Test
    void userPasswordAndHostMayBeLeftOut() {
        assertThat(DatabaseUrl.parse("postgresql:///visant").jdbcUrl()).isEqualTo("jdbc:postgresql://localhost/visant");
        assertThat(DatabaseUrl.parse("postgresql://db/visant").user()).isEmpty();
        assertThat(DatabaseUrl.parse("postgresql://ada@db/visant").user()).contains("ada");
        assertThat(DatabaseUrl.parse("postgresql://ada@db/visant").password()).isEmpty();
    }

    @Test
    void keepsSeveralHostsAndAddressesInBrackets() {
        assertThat(DatabaseUrl.parse("postgresql://a:1,b:2/visant").jdbcUrl())
                .isEqualTo("jdbc:postgresql://a:1,b:2/visant");
        assertThat(DatabaseUrl.parse("postgresql://u:p@[::1]:5432/visant").jdbcUrl())
                .isEqualTo("jdbc:postgresql://[::1]:5432/visant");
    }

    @Test
    void aPasswordMayHoldAnAtSignAndAPlus() {
        assertThat(DatabaseUrl.parse("postgresql://u:a@b+c:d@host/visant").password())
                .contains("a@b+c:d");
    }

    @Test
    void translatesParametersOfLibpq() {
        var url = DatabaseUrl.parse(
                "postgresql://host/visant?connect_timeout=3&application_name=mine&target_session_attrs=read-write"
                        + "&channel_binding=require&keepalives=0");

        assertThat(url.parameters())
                .isEqualTo(Map.of(
                        "connectTimeout", "3",
                        "ApplicationName", "mine",
                        "targetServerType", "primary",
                        "channelBinding", "require",
                        "tcpKeepAlive", "false"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mysql://ada:topsecret@host/visant",
                "ada:topsecret@host/visant",
                "postgresql://ada:topsecret@host",
                "postgresql://ada:topsecret@host/",
                "postgresql://ada:topsecret@host/a/b",
                "postgresql://ada:topsecret%zz@host/visant",
                "postgresql://ada:topsecret@host/visant?sslmode",
                "postgresql://ada:topsecret@host/visant?host=/run/postgresql"
            })
    void refusesOthersWithoutRepeatingTheSecret(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the database address is wrong: ")
                .hasMessageNotContaining("topsecret");
    }

    @Test
    void doesNotShowThePassword() {
        assertThat(DatabaseUrl.parse("postgresql://ada:topsecret@host/visant?password=topsecret"))
                .hasToString("jdbc:postgresql://host/visant");
    }
}
