package app.visant.persistence;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the database is and who asks. Understands {@code postgresql://user:password@host:port/name?…},
 * {@code postgres://…} and {@code jdbc:postgresql://host:port/name?user=…&password=…}, with libpq's or the driver's names
 * of parameters. Neither its text nor an error about it shows the password.
 *
 * @param jdbcUrl hosts and database, without parameters
 * @param parameters of the driver, without user and password
 */
public record DatabaseUrl(
        String jdbcUrl, Optional<String> user, Optional<String> password, Map<String, String> parameters) {
    private static final String JDBC = "jdbc:";
    private static final Map<String, String> DRIVER_NAMES = Map.of(
            "application_name", "ApplicationName",
            "channel_binding", "channelBinding",
            "connect_timeout", "connectTimeout",
            "keepalives", "tcpKeepAlive",
            "target_session_attrs", "targetServerType");
    private static final Map<String, String> SERVER_TYPES =
            Map.of("read-write", "primary", "read-only", "secondary", "standby", "secondary");

    public DatabaseUrl {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Reads any of the three forms.
     *
     * @throws IllegalArgumentException if it is none of them; the message says what is wrong, without the text
     */
    public static DatabaseUrl parse(String text) {
        var rest = withoutScheme(text.strip());
        var query = rest.indexOf('?');
        var parameters = query < 0 ? new LinkedHashMap<String, String>() : parameters(rest.substring(query + 1));
        var place = query < 0 ? rest : rest.substring(0, query);
        var slash = place.indexOf('/');
        var authority = slash < 0 ? place : place.substring(0, slash);
        var name = slash < 0 ? "" : place.substring(slash + 1);
        if (name.isEmpty() || name.contains("/")) {
            throw wrong("it must name one database after the host");
        }
        var at = authority.lastIndexOf('@');
        var hosts = authority.substring(at + 1);
        var colon = at < 0 ? -1 : authority.substring(0, at).indexOf(':');
        var user = at < 0 ? null : decoded(authority.substring(0, colon < 0 ? at : colon));
        var password = colon < 0 ? null : decoded(authority.substring(colon + 1, at));
        return new DatabaseUrl(
                "jdbc:postgresql://" + (hosts.isEmpty() ? "localhost" : hosts) + "/" + name,
                Optional.ofNullable(parameters.remove("user")).or(() -> Optional.ofNullable(user)),
                Optional.ofNullable(parameters.remove("password")).or(() -> Optional.ofNullable(password)),
                parameters);
    }

    @Override
    public String toString() {
        return jdbcUrl;
    }

    private static String withoutScheme(String text) {
        var plain = text.startsWith(JDBC) ? text.substring(JDBC.length()) : text;
        for (var scheme : new String[] {"postgresql://", "postgres://"}) {
            if (plain.startsWith(scheme)) {
                return plain.substring(scheme.length());
            }
        }
        throw wrong("it must start with postgresql:// (or postgres://, or jdbc:postgresql://)");
    }

    private static LinkedHashMap<String, String> parameters(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (var part : query.split("&", -1)) {
            var equals = part.indexOf('=');
            if (equals > 0) {
                put(parameters, decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
            } else if (!part.isEmpty()) {
                throw wrong("each parameter must be name=value");
            }
        }
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (name.equals("host") || name.equals("hostaddr") || name.equals("port") || name.equals("dbname")) {
            throw wrong("host, port and database stand before the question mark");
        }
        var meant = switch (name) {
            case "keepalives" -> value.equals("0") ? "false" : "true";
            case "target_session_attrs" -> SERVER_TYPES.getOrDefault(value, value);
            default -> value;
        };
        parameters.put(DRIVER_NAMES.getOrDefault(name, name), meant);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw wrong("a percent sign must be followed by two hexadecimal digits");
        }
    }

    private static IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("the database address is wrong: " + why);
    }
}
