package app.visant.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import app.visant.application.evaluation.port.AgentSettings;
import app.visant.domain.org.Limit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServerConfigTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void nothingSetIsAServerOnPort8000WithAnEmbeddedDatabase() {
        var config = read(Map.of());

        assertThat(config.web().port()).isEqualTo(8000);
        assertThat(config.web().publicUrl()).hasToString("http://localhost:8000");
        assertThat(config.database().url()).isEmpty();
        assertThat(config.stills().maxBytes()).isEqualTo(10L << 20);
        assertThat(config.logging().format()).isEqualTo(LogFormat.TEXT);
    }

    @Test
    void theOperatorsAgentsAreThoseThatThereIsAKeyOrAnAddressFor() {
        assertThat(read(Map.of()).judging().agents()).isEmpty();
        var both =
                read(Map.of("OPENAI_API_KEY", "sk-1", "GEMINI_API_KEY", "AIza2", "GEMINI_MODEL", "gemini-3.5-flash"));
        assertThat(both.judging().agents())
                .extracting(AgentSettings::vendor, AgentSettings::model)
                .containsExactly(tuple("openai", "gpt-4o-mini"), tuple("gemini", "gemini-3.5-flash"));
        assertThat(both.toString()).doesNotContain("sk-1", "AIza2");
        var local = read(
                Map.of("VISANT_COMPATIBLE_BASE_URL", "http://10.0.0.5:11434", "VISANT_COMPATIBLE_MODEL", "llava:13b"));
        assertThat(local.judging().agents()).extracting(AgentSettings::agent).containsExactly("compatible");
    }

    @Test
    void whatIsWrongWithAnAgentIsToldWithoutItsKey() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(Map.of(
                        "OPENAI_API_KEY", "sk one two",
                        "GEMINI_BASE_URL", "gopher://example.org",
                        "VISANT_COMPATIBLE_MODEL", "llava",
                        "VISANT_OUTBOUND_ALLOWED", "10.0.0.0/8,localhost")))
                .withMessageContaining("OPENAI_API_KEY: a key is made of visible ASCII characters")
                .withMessageContaining("GEMINI_BASE_URL: must be an http or https address")
                .withMessageContaining("one is set without the other")
                .withMessageContaining("VISANT_OUTBOUND_ALLOWED: must be an address or a range")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("sk one two"));
    }

    @Test
    void limitsAreGenerousUnlessSetAndZeroIsNone() {
        var config = read(Map.of("VISANT_LIMIT_STORAGE_GB", "2", "VISANT_LIMIT_STREAMS", "0"));

        assertThat(config.limits().find(Limit.CAPTURES_PER_DAY)).contains(1_000_000L);
        assertThat(config.limits().find(Limit.STORAGE_BYTES)).contains(2L << 30);
        assertThat(config.limits().find(Limit.STREAMS)).isEmpty();
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(Map.of("VISANT_LIMIT_STREAMS_EACH", "-1")))
                .withMessageContaining("VISANT_LIMIT_STREAMS_EACH: must be a whole number");
    }

    @Test
    void allMistakesAreToldAtOnceAndNoValue() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(Map.of(
                        "PORT", "eighty",
                        "VISANT_PUBLIC_URL", "ftp://example.org",
                        "VISANT_METRICS_TOKEN", "hunter2",
                        "VISANT_LOG_FORMAT", "xml")))
                .withMessageContaining("PORT: must be a whole number")
                .withMessageContaining("VISANT_PUBLIC_URL: ")
                .withMessageContaining("VISANT_METRICS_TOKEN: must be at least 16")
                .withMessageContaining("VISANT_LOG_FORMAT: must be text or json")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
    }

    @Test
    void anUnknownKeyIsRefusedWithTheNearestOne() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(Map.of("VISANT_DATADIR", "/x")))
                .withMessageContaining("VISANT_DATADIR: is not known; did you mean VISANT_DATA_DIR?");
    }

    @Test
    void keysOfTheDeviceAreNoMistake() {
        assertThat(ServerConfig.read(Map.of("VISANT_DEVICE_TOKEN", "x"), Set.of("VISANT_DEVICE_TOKEN"))
                        .web()
                        .port())
                .isEqualTo(8000);
    }

    @Test
    void aValueMayLieInAFileButNotInBothPlaces() throws IOException {
        var file = Files.writeString(folder.resolve("url"), "postgresql://u:p@db/visant\n");

        assertThat(read(Map.of("DATABASE_URL_FILE", file.toString())).database().url())
                .contains("postgresql://u:p@db/visant");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(Map.of("DATABASE_URL_FILE", file.toString(), "DATABASE_URL", "x")))
                .withMessageContaining("set twice");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() ->
                        read(Map.of("DATABASE_URL_FILE", folder.resolve("none").toString())))
                .withMessageContaining("cannot be read");
    }

    @Test
    void aSupabaseProjectIsNamedByItsAddressAndItsPublicKey() {
        var config = read(Map.of("SUPABASE_URL", "https://ref.supabase.co/", "SUPABASE_KEY", "sb_publishable_x"))
                .supabase()
                .orElseThrow();

        assertThat(config.auth()).hasToString("https://ref.supabase.co/auth/v1");
        assertThat(config.issuer()).isEqualTo("https://ref.supabase.co/auth/v1");
        assertThat(config.toString()).doesNotContain("sb_publishable_x");
        assertThat(read(Map.of("SUPABASE_KEY", "sb_publishable_x")).supabase()).isEmpty();
        assertThat(read(Map.of(
                                "SUPABASE_URL", "http://kong:8000/auth/v1",
                                "SUPABASE_KEY", "x",
                                "VISANT_SUPABASE_ISSUER", "https://auth.example.org"))
                        .supabase()
                        .orElseThrow())
                .satisfies(own -> assertThat(own.auth()).hasToString("http://kong:8000/auth/v1"))
                .satisfies(own -> assertThat(own.issuer()).isEqualTo("https://auth.example.org"));
    }

    @Test
    void keysOfASupabaseProjectThatAreMissingTooMightyOrTooShortAreRefused() {
        var serviceKey = "e30."
                + Base64.getUrlEncoder().encodeToString("{\"role\":\"service_role\"}".getBytes(StandardCharsets.UTF_8))
                + ".x";

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(Map.of("SUPABASE_URL", "https://ref.supabase.co")))
                .withMessageContaining("SUPABASE_KEY: is not set");
        for (var key : List.of("sb_secret_abc", serviceKey)) {
            assertThatExceptionOfType(ConfigException.class)
                    .isThrownBy(() -> read(Map.of("SUPABASE_URL", "https://ref.supabase.co", "SUPABASE_KEY", key)))
                    .withMessageContaining("SUPABASE_KEY: is a secret key")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain(key));
        }
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> read(Map.of(
                        "SUPABASE_URL", "https://ref.supabase.co",
                        "SUPABASE_KEY", "x",
                        "SUPABASE_JWT_SECRET", "hunter2")))
                .withMessageContaining("SUPABASE_JWT_SECRET: must be at least 32 bytes")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
    }

    @Test
    void mailGoesIntoTheFolderUnlessAServerIsNamed() {
        assertThat(read(Map.of()).mail().server()).isEmpty();
        assertThat(read(Map.of("VISANT_PUBLIC_URL", "https://visant.example.org"))
                        .mail()
                        .from())
                .isEqualTo("visant@visant.example.org");

        var mail = read(Map.of(
                        "VISANT_SMTP_HOST", "mail.example.org",
                        "VISANT_SMTP_USER", "relay",
                        "VISANT_SMTP_PASSWORD", "sesame",
                        "VISANT_SMTP_FROM", "cameras@example.org"))
                .mail();

        assertThat(mail.from()).isEqualTo("cameras@example.org");
        assertThat(mail.server()).hasValueSatisfying(server -> {
            assertThat(server.host()).isEqualTo("mail.example.org");
            assertThat(server.port()).isEqualTo(587);
            assertThat(server.security()).isEqualTo(MailSecurity.STARTTLS);
            assertThat(server.toString()).doesNotContain("sesame");
        });
    }

    @ParameterizedTest
    @CsvSource({"starttls, 587", "tls, 465", "none, 25"})
    void eachWayToTheMailServerHasItsUsualPort(String security, int port) {
        var host = Map.of("VISANT_SMTP_HOST", "mail.example.org", "VISANT_SMTP_SECURITY", security);

        assertThat(read(host).mail().server().orElseThrow().port()).isEqualTo(port);
    }

    @Test
    void halfAMailServerIsRefusedAndItsPasswordNotTold() {
        for (var half : List.of(
                Map.of("VISANT_SMTP_HOST", "mail.example.org", "VISANT_SMTP_PASSWORD", "sesame"),
                Map.of("VISANT_SMTP_PORT", "25"),
                Map.of("VISANT_SMTP_USER", "relay", "VISANT_SMTP_PASSWORD", "sesame"),
                Map.of("VISANT_SMTP_HOST", "mail.example.org", "VISANT_SMTP_SECURITY", "ssl"),
                Map.of("VISANT_SMTP_HOST", "mail.example.org\r\nRCPT TO:<eve@example.org>"),
                Map.of("VISANT_SMTP_FROM", "Cameras <cameras@example.org>"),
                Map.of("VISANT_SMTP_HOST", "mail.example.org", "VISANT_SMTP_PORT", "70000"))) {
            assertThatExceptionOfType(ConfigException.class)
                    .as(half.toString())
                    .isThrownBy(() -> read(half))
                    .withMessageContaining("VISANT_SMTP_")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("sesame"));
        }
    }

    @Test
    void aSecretIsMadeOnceAndOnlyItsOwnerMayReadIt() throws IOException {
        var file = folder.resolve("secrets").resolve("key");

        assertThat(SecretFile.readOrCreate(file, () -> "first")).isEqualTo("first");
        assertThat(SecretFile.readOrCreate(file, () -> "second")).isEqualTo("first");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private static ServerConfig read(Map<String, String> variables) {
        return ServerConfig.read(variables, Set.of());
    }
}
