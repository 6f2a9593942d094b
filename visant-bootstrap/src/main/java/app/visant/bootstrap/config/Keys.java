package app.visant.bootstrap.config;

import app.visant.domain.identity.Email;
import app.visant.domain.org.Limit;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every key of the server. */
final class Keys {
    static final Key<Integer> PORT =
            number("PORT", "port to listen on; 0 takes a free one", 0, 65_535).orElse("8000");
    static final Key<String> BIND = Key.of("VISANT_BIND", "address to listen on; all of them unless set", text -> text);
    static final Key<String> DATABASE_URL = Key.of(
                    "DATABASE_URL",
                    "PostgreSQL 15 or newer, as postgresql://user:password@host/name; embedded unless set",
                    text -> text)
            .kept();
    static final Key<Integer> POSTGRES_PORT = number(
            "VISANT_POSTGRES_PORT",
            "port of the embedded PostgreSQL; a free one is chosen once and kept unless set",
            1,
            65_535);
    static final Key<Integer> DATABASE_POOL = number(
                    "VISANT_DATABASE_POOL", "database connections of this process", 4, 200)
            .orElse("16");
    static final Key<Path> DATA_DIR = Key.of(
                    "VISANT_DATA_DIR", "folder of stills, secrets and the embedded database", Keys::path)
            .orElse("./data");
    static final Key<URI> PUBLIC_URL = Key.of(
            "VISANT_PUBLIC_URL",
            "where people and devices reach this installation; http://localhost:PORT unless set",
            Keys::address);
    static final Key<List<String>> TRUSTED_PROXIES = Key.of(
                    "VISANT_TRUSTED_PROXIES",
                    "addresses or CIDR ranges whose X-Forwarded-For is believed, by comma",
                    Keys::list)
            .orElse("");
    static final Key<List<String>> CORS_ALLOWED_ORIGINS = Key.of(
                    "CORS_ALLOWED_ORIGINS", "origins whose pages may call the API, by comma", Keys::list)
            .orElse("");
    static final Key<List<String>> ADMIN_EMAILS = Key.of(
                    "VISANT_ADMIN_EMAILS",
                    "addresses whose accounts operate the platform once they are verified, by comma",
                    Keys::list)
            .orElse("");
    static final Key<String> SMTP_HOST = Key.of(
            "VISANT_SMTP_HOST", "server that takes mail; unset puts it as .eml files into the data folder", Keys::host);
    static final Key<Integer> SMTP_PORT =
            number("VISANT_SMTP_PORT", "its port; 587 with starttls, 465 with tls, 25 with none unless set", 1, 65_535);
    static final Key<MailSecurity> SMTP_SECURITY = Key.of(
                    "VISANT_SMTP_SECURITY", "starttls, tls or none", Keys::mailSecurity)
            .orElse("starttls");
    static final Key<String> SMTP_USER = Key.of("VISANT_SMTP_USER", "name to log in there with", text -> text);
    static final Key<String> SMTP_PASSWORD = Key.of(
                    "VISANT_SMTP_PASSWORD", "password to log in there with", text -> text)
            .kept();
    static final Key<String> SMTP_FROM = Key.of(
            "VISANT_SMTP_FROM",
            "address that mail is from; visant@ the host of the public address unless set",
            Keys::mailAddress);
    static final Key<URI> SUPABASE_URL = Key.of(
            "SUPABASE_URL",
            "Supabase project that keeps people's passwords, as https://ref.supabase.co; they are kept here unless set",
            Keys::project);
    static final Key<String> SUPABASE_KEY = Key.of(
                    "SUPABASE_KEY", "its publishable key, or the older anon key; never a secret one", Keys::publicKey)
            .kept();
    static final Key<String> SUPABASE_JWT_SECRET = Key.of(
                    "SUPABASE_JWT_SECRET",
                    "the secret that it signs tokens with, if it does not use key pairs yet",
                    Keys::signingSecret)
            .kept();
    static final Key<String> SUPABASE_ISSUER = Key.of(
            "VISANT_SUPABASE_ISSUER", "who its tokens are from; the project's own address unless set", text -> text);
    static final Key<String> METRICS_TOKEN = Key.of(
                    "VISANT_METRICS_TOKEN",
                    "bearer token that /metrics asks for; from this machine only unless set",
                    Keys::longSecret)
            .kept();
    static final Key<Integer> MAX_UPLOAD_MB =
            number("VISANT_MAX_UPLOAD_MB", "largest still in megabytes", 1, 64).orElse("10");
    static final Key<Integer> MAX_MEGAPIXELS = number(
                    "VISANT_MAX_MEGAPIXELS", "largest still in millions of pixels", 1, 64)
            .orElse("25");
    static final Key<Integer> MAX_SIDE = number("VISANT_MAX_SIDE", "longest side of a still in pixels", 64, 16_384)
            .orElse("8192");
    static final Key<Long> STORAGE_RESERVE_MB = Key.of(
            "VISANT_STORAGE_RESERVE_MB",
            "free space to keep, in megabytes; the smaller of 2 GB and 5 % of the disk unless set",
            text -> (long) whole(text, 0, Integer.MAX_VALUE));
    static final Key<Integer> EXPORT_STILLS = number(
                    "VISANT_EXPORT_STILLS", "stills that a person may download at once", 1, 1_000_000)
            .orElse("10000");
    static final Key<Integer> EXPORT_MB = number(
                    "VISANT_EXPORT_MB", "megabytes of stills that a person may download at once", 1, 1_000_000)
            .orElse("5000");
    static final Key<Integer> EVALUATION_SLOTS = number(
                    "VISANT_EVALUATION_SLOTS", "stills judged at once by this process", 1, 256)
            .orElse("8");
    static final Key<Duration> AGENT_TIMEOUT = Key.of(
                    "VISANT_AGENT_TIMEOUT_SECONDS",
                    "how long one agent may take for one try",
                    text -> Duration.ofSeconds(whole(text, 1, 600)))
            .orElse("60");
    /** What an organization may use, unless the operator sets something else for it. */
    static final Map<Limit, Key<Long>> LIMITS = Map.of(
            Limit.CAPTURES_PER_DAY,
            limit("CAPTURES_PER_DAY", "stills an organization may take a day", 1)
                    .orElse("1000000"),
            Limit.STORAGE_BYTES,
            limit("STORAGE_GB", "gigabytes of stills and thumbnails it may have", 1L << 30)
                    .orElse("1000"),
            Limit.REQUESTS_PER_MINUTE,
            limit("REQUESTS_PER_MINUTE", "requests its people and programs may make a minute", 1)
                    .orElse("60000"),
            Limit.REQUESTS_PER_MINUTE_EACH,
            limit("REQUESTS_PER_MINUTE_EACH", "requests one session, key or device may make a minute", 1)
                    .orElse("6000"),
            Limit.STREAMS,
            limit("STREAMS", "streams its people and programs may hold open", 1).orElse("2000"),
            Limit.STREAMS_EACH,
            limit("STREAMS_EACH", "streams one session or key may hold open", 1).orElse("50"));

    static final Key<LogFormat> LOG_FORMAT = Key.of(
                    "VISANT_LOG_FORMAT", "text for people, json for machines", Keys::logFormat)
            .orElse("text");
    static final Key<String> LOG_LEVEL = Key.of("VISANT_LOG_LEVEL", "error, warn, info or debug", Keys::logLevel)
            .orElse("info");

    /** Keys that others read: the launcher, the device runtime started from the same shell. */
    private static final List<String> OF_OTHERS = List.of("VISANT_JAVA_OPTS", "VISANT_HOME", "VISANT_COMMIT");

    private Keys() {}

    static List<Key<?>> all() {
        var limits = Arrays.stream(Limit.values()).map(LIMITS::get);
        return Stream.of(single().stream(), AgentKeys.all().stream(), limits)
                .<Key<?>>flatMap(keys -> keys)
                .toList();
    }

    private static List<Key<?>> single() {
        return List.of(
                PORT,
                BIND,
                DATABASE_URL,
                POSTGRES_PORT,
                DATABASE_POOL,
                DATA_DIR,
                PUBLIC_URL,
                TRUSTED_PROXIES,
                CORS_ALLOWED_ORIGINS,
                ADMIN_EMAILS,
                SMTP_HOST,
                SMTP_PORT,
                SMTP_SECURITY,
                SMTP_USER,
                SMTP_PASSWORD,
                SMTP_FROM,
                SUPABASE_URL,
                SUPABASE_KEY,
                SUPABASE_JWT_SECRET,
                SUPABASE_ISSUER,
                METRICS_TOKEN,
                MAX_UPLOAD_MB,
                MAX_MEGAPIXELS,
                MAX_SIDE,
                STORAGE_RESERVE_MB,
                EXPORT_STILLS,
                EXPORT_MB,
                EVALUATION_SLOTS,
                AGENT_TIMEOUT,
                LOG_FORMAT,
                LOG_LEVEL);
    }

    static Set<String> names(Set<String> ofDevice) {
        return Stream.of(all().stream().map(Key::name), OF_OTHERS.stream(), ofDevice.stream())
                .flatMap(names -> names)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Key<Integer> number(String name, String help, int least, int most) {
        return Key.of(name, help, text -> whole(text, least, most));
    }

    private static Key<Long> limit(String name, String help, long unit) {
        return Key.of(
                "VISANT_LIMIT_" + name,
                help + "; 0 is as many as it likes",
                text -> whole(text, 0, Integer.MAX_VALUE) * unit);
    }

    static int whole(String text, int least, int most) {
        try {
            var value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number from " + least + " to " + most, e);
        }
        throw new IllegalArgumentException("must be a whole number from " + least + " to " + most);
    }

    private static Path path(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("must be a path", e);
        }
    }

    private static URI address(String text) {
        var address = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        var web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        var bare = address.getHost() != null && address.getPath().isEmpty() && address.getUserInfo() == null;
        if (!web || !bare || address.getQuery() != null) {
            throw new IllegalArgumentException("must be an http or https address without a path");
        }
        return address;
    }

    /** With the path under which the project's log-in is, whether or not it was given. */
    private static URI project(String text) {
        var bare = text.replaceFirst("/+$", "").replaceFirst("/auth/v1$", "");
        return URI.create(address(bare) + "/auth/v1");
    }

    /** The secret keys may do everything; whoever reads this process must not be given that. */
    private static String publicKey(String text) {
        var parts = text.split("\\.", -1);
        var claims = parts.length == 3 ? decoded(parts[1]) : "";
        if (text.startsWith("sb_secret_") || claims.contains("service_role")) {
            throw new IllegalArgumentException("is a secret key; the publishable (anon) key is enough");
        }
        return text;
    }

    private static String decoded(String part) {
        try {
            return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String signingSecret(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length < 32) {
            throw new IllegalArgumentException("must be at least 32 bytes");
        }
        return text;
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String longSecret(String text) {
        if (text.length() < 16) {
            throw new IllegalArgumentException("must be at least 16 characters");
        }
        return text;
    }

    private static String host(String text) {
        if (!text.matches("[A-Za-z0-9.:-]{1,253}")) {
            throw new IllegalArgumentException("must be a host name or an address, without a port");
        }
        return text;
    }

    private static MailSecurity mailSecurity(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "starttls" -> MailSecurity.STARTTLS;
            case "tls" -> MailSecurity.TLS;
            case "none" -> MailSecurity.NONE;
            default -> throw new IllegalArgumentException("must be starttls, tls or none");
        };
    }

    private static String mailAddress(String text) {
        return new Email(text).value();
    }

    private static LogFormat logFormat(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "text" -> LogFormat.TEXT;
            case "json" -> LogFormat.JSON;
            default -> throw new IllegalArgumentException("must be text or json");
        };
    }

    private static String logLevel(String text) {
        var level = text.toLowerCase(Locale.ROOT);
        if (!Set.of("error", "warn", "info", "debug").contains(level)) {
            throw new IllegalArgumentException("must be error, warn, info or debug");
        }
        return level;
    }
}
