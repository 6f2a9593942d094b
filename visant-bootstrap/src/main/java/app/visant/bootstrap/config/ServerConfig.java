package app.visant.bootstrap.config;

import app.visant.application.capture.CaptureExport;
import app.visant.application.evaluation.port.AgentSettings;
import app.visant.domain.evaluation.PriceList;
import app.visant.domain.identity.Email;
import app.visant.domain.org.Limit;
import app.visant.domain.org.Limits;
import app.visant.domain.shared.Outreach;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All that can be set of a server, checked. */
public record ServerConfig(
        Web web,
        Database database,
        Path dataDir,
        Stills stills,
        Judging judging,
        Mail mail,
        Optional<Supabase> supabase,
        Limits limits,
        Logging logging) {

    /**
     * Reads the environment.
     *
     * @param deviceKeys names that the device runtime knows, which are no mistake here
     * @throws ConfigException with every mistake
     */
    public static ServerConfig read(Map<String, String> variables, Set<String> deviceKeys) {
        var environment = new Environment(variables);
        var reader = new Reader(environment);
        environment.refuseUnknown(Keys.names(deviceKeys));
        var config = reader.config();
        if (config.isEmpty() || !environment.mistakes().isEmpty()) {
            throw new ConfigException(environment.mistakes());
        }
        return config.get();
    }

    /** What can be set, one line each. */
    public static List<String> help() {
        return Keys.all().stream()
                .map(key -> "%-28s %s%s"
                        .formatted(
                                key.name(),
                                key.help(),
                                key.fallback()
                                        .filter(value -> !value.isEmpty())
                                        .map(value -> " [" + value + "]")
                                        .orElse("")))
                .toList();
    }

    /**
     * The way in.
     *
     * @param publicUrl where the outside reaches it, without a trailing slash
     */
    public record Web(
            Optional<String> bind,
            int port,
            URI publicUrl,
            Set<String> corsOrigins,
            List<String> trustedProxies,
            Optional<String> metricsToken) {}

    /**
     * The database.
     *
     * @param url of an external one; empty is the embedded one
     * @param embeddedPort the port of the embedded one; empty is one that is chosen once
     */
    public record Database(Optional<String> url, Optional<Integer> embeddedPort, int pool) {
        @Override
        public String toString() {
            return url.isPresent() ? "Database[external]" : "Database[embedded]";
        }
    }

    /**
     * What stills are taken, and handed out.
     *
     * @param reserveBytes free space to keep; empty is the smaller of 2 GB and 5 % of the disk
     * @param exports how much a person may take away at once
     */
    public record Stills(
            long maxBytes, int maxSide, long maxPixels, Optional<Long> reserveBytes, CaptureExport.Bounds exports) {}

    /**
     * How stills are judged.
     *
     * @param agents the operator's own, of those vendors that there is a key or an address for; none leaves it to the local one
     * @param outreach what this server connects to because an organization named it
     * @param prices what models cost
     * @param reuse how long a still that looks the same takes the verdict of the one before; zero is never
     */
    public record Judging(
            int slots,
            Duration agentTimeout,
            List<AgentSettings> agents,
            Outreach outreach,
            PriceList prices,
            Duration reuse) {}

    /**
     * How mail leaves.
     *
     * @param server empty puts it into a folder
     * @param operators addresses whose accounts operate the platform once they are verified
     */
    public record Mail(Optional<MailServer> server, String from, Set<Email> operators) {}

    /** The server that takes mail. */
    public record MailServer(
            String host, int port, MailSecurity security, Optional<String> user, Optional<String> password) {
        @Override
        public String toString() {
            return "MailServer[" + host + ":" + port + "]";
        }
    }

    /**
     * The project that keeps people's passwords.
     *
     * @param auth where its log-in is
     * @param issuer who its tokens are from
     */
    public record Supabase(URI auth, String key, Optional<String> jwtSecret, String issuer) {
        @Override
        public String toString() {
            return "Supabase[" + auth + "]";
        }
    }

    /** How it tells what it does. */
    public record Logging(LogFormat format, String level) {}

    private record Reader(Environment env) {
        private static final long MEGABYTE = 1024L * 1024;
        private static final long MEGAPIXEL = 1_000_000;

        Optional<ServerConfig> config() {
            var web = web();
            var database = database();
            var dataDir = env.read(Keys.DATA_DIR);
            var stills = stills();
            var judging = judging();
            var mail = mail(web);
            var supabase = supabase();
            var limits = limits();
            var logging = logging();
            if (!env.mistakes().isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new ServerConfig(
                    web.orElseThrow(),
                    database.orElseThrow(),
                    dataDir.orElseThrow(),
                    stills.orElseThrow(),
                    judging.orElseThrow(),
                    mail.orElseThrow(),
                    supabase,
                    limits,
                    logging.orElseThrow()));
        }

        private Optional<Web> web() {
            var bind = env.read(Keys.BIND);
            var publicUrl = env.read(Keys.PUBLIC_URL);
            var origins = env.read(Keys.CORS_ALLOWED_ORIGINS).orElse(List.of());
            var proxies = env.read(Keys.TRUSTED_PROXIES).orElse(List.of());
            var token = env.read(Keys.METRICS_TOKEN);
            return env.read(Keys.PORT)
                    .map(port -> new Web(
                            bind,
                            port,
                            publicUrl.orElseGet(() -> URI.create("http://localhost:" + port)),
                            Set.copyOf(origins),
                            proxies,
                            token));
        }

        private Optional<Database> database() {
            var url = env.read(Keys.DATABASE_URL);
            var port = env.read(Keys.POSTGRES_PORT);
            return env.read(Keys.DATABASE_POOL).map(pool -> new Database(url, port, pool));
        }

        private Optional<Stills> stills() {
            var bytes = env.read(Keys.MAX_UPLOAD_MB).map(mb -> mb * MEGABYTE);
            var side = env.read(Keys.MAX_SIDE);
            var pixels = env.read(Keys.MAX_MEGAPIXELS).map(mp -> mp * MEGAPIXEL);
            var reserve = env.read(Keys.STORAGE_RESERVE_MB).map(mb -> mb * MEGABYTE);
            var exported = env.read(Keys.EXPORT_STILLS);
            var exportedBytes = env.read(Keys.EXPORT_MB).map(mb -> mb * MEGABYTE);
            var exports = exported.flatMap(most -> exportedBytes.map(sum -> new CaptureExport.Bounds(most, sum)));
            return bytes.flatMap(b ->
                    side.flatMap(s -> pixels.flatMap(p -> exports.map(most -> new Stills(b, s, p, reserve, most)))));
        }

        private Optional<Judging> judging() {
            var slots = env.read(Keys.EVALUATION_SLOTS);
            var timeout = env.read(Keys.AGENT_TIMEOUT);
            var agents = agents();
            var outreach = env.read(AgentKeys.OUTBOUND_ALLOWED).map(Outreach::new);
            var prices = env.read(AgentKeys.PRICES);
            var reuse = env.read(AgentKeys.REUSE);
            if (!env.mistakes().isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Judging(
                    slots.orElseThrow(),
                    timeout.orElseThrow(),
                    agents,
                    outreach.orElseThrow(),
                    prices.orElseThrow(),
                    reuse.orElseThrow()));
        }

        private List<AgentSettings> agents() {
            var local = env.read(AgentKeys.COMPATIBLE_BASE);
            var localModel = env.read(AgentKeys.COMPATIBLE_MODEL);
            var localKey = env.read(AgentKeys.COMPATIBLE_KEY);
            if (local.isPresent() != localModel.isPresent()) {
                env.refuse("VISANT_COMPATIBLE_BASE_URL and VISANT_COMPATIBLE_MODEL: one is set without the other");
            }
            return Stream.of(
                            keyed("openai", AgentKeys.OPENAI_KEY, AgentKeys.OPENAI_BASE, AgentKeys.OPENAI_MODEL),
                            keyed("gemini", AgentKeys.GEMINI_KEY, AgentKeys.GEMINI_BASE, AgentKeys.GEMINI_MODEL),
                            localModel.map(model ->
                                    new AgentSettings("compatible", "compatible", model, local, localKey, true)))
                    .flatMap(Optional::stream)
                    .toList();
        }

        private Optional<AgentSettings> keyed(
                String vendor, Key<AgentSettings.Key> key, Key<URI> base, Key<String> model) {
            var address = env.read(base);
            var name = env.read(model);
            return env.read(key)
                    .flatMap(k -> name.map(m -> new AgentSettings(vendor, vendor, m, address, Optional.of(k), true)));
        }

        private Optional<Mail> mail(Optional<Web> web) {
            var host = env.read(Keys.SMTP_HOST);
            var port = env.read(Keys.SMTP_PORT);
            var user = env.read(Keys.SMTP_USER);
            var password = env.read(Keys.SMTP_PASSWORD);
            var from = env.read(Keys.SMTP_FROM);
            var operators = operators();
            if (user.isPresent() != password.isPresent()) {
                env.refuse("VISANT_SMTP_USER and VISANT_SMTP_PASSWORD: one is set without the other");
            }
            if (host.isEmpty() && (user.isPresent() || port.isPresent())) {
                env.refuse("VISANT_SMTP_HOST: is not set, but what goes with it is");
            }
            return env.read(Keys.SMTP_SECURITY)
                    .flatMap(security -> web.map(w -> {
                        var server = host.map(
                                h -> new MailServer(h, port.orElseGet(security::usualPort), security, user, password));
                        return new Mail(
                                server, from.orElse("visant@" + w.publicUrl().getHost()), operators);
                    }));
        }

        private Optional<Supabase> supabase() {
            var url = env.read(Keys.SUPABASE_URL);
            var key = env.read(Keys.SUPABASE_KEY);
            var secret = env.read(Keys.SUPABASE_JWT_SECRET);
            var issuer = env.read(Keys.SUPABASE_ISSUER);
            if (url.isPresent() && key.isEmpty()) {
                env.refuse("SUPABASE_KEY: is not set, but SUPABASE_URL is");
            }
            return url.flatMap(auth -> key.map(k -> new Supabase(auth, k, secret, issuer.orElseGet(auth::toString))));
        }

        /** What is wrong is noted, and the rest of the configuration not used then. */
        private Limits limits() {
            var numbers = new EnumMap<Limit, Long>(Limit.class);
            Keys.LIMITS.forEach((limit, key) -> env.read(key).ifPresent(number -> numbers.put(limit, number)));
            return Limits.of(numbers);
        }

        private Set<Email> operators() {
            var addresses = new HashSet<Email>();
            for (var address : env.read(Keys.ADMIN_EMAILS).orElse(List.of())) {
                try {
                    addresses.add(new Email(address));
                } catch (IllegalArgumentException e) {
                    env.refuse(Keys.ADMIN_EMAILS.name() + ": " + address + " " + e.getMessage());
                }
            }
            return Set.copyOf(addresses);
        }

        private Optional<Logging> logging() {
            var format = env.read(Keys.LOG_FORMAT);
            var level = env.read(Keys.LOG_LEVEL);
            return format.flatMap(f -> level.map(l -> new Logging(f, l)));
        }
    }
}
