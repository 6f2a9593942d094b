package app.visant.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Every package that a rule names, in one place, below a root: the product's, or that of the fixtures which break the
 * rules. {@link #named()} is what rule 0 checks.
 */
record Layout(String root) {
    static final Layout PRODUCT = new Layout("app.visant");
    static final Layout FIXTURES = new Layout("app.visant.archfixture");

    static final String DOMAIN = "domain";
    static final String APPLICATION = "application";
    static final String HTTP = "http";
    static final String AUTH = "http.auth";
    static final String AI = "ai";
    static final String MESSAGING = "messaging";
    static final String DEVICE = "device";
    static final String BOOTSTRAP = "bootstrap";
    static final String BENCHMARKS = "bootstrap.bench";

    /** Rings that know the application and not each other. */
    static final List<String> ADAPTERS = List.of(HTTP, "persistence", AI, MESSAGING);

    /** Each context with those right above it, whose names it may use, and theirs. */
    private static final Map<String, Set<String>> UPSTREAM = Map.ofEntries(
            Map.entry("shared", Set.of()),
            Map.entry("job", Set.of("shared")),
            Map.entry("mail", Set.of("job")),
            Map.entry("org", Set.of("shared")),
            Map.entry("identity", Set.of("org", "mail")),
            Map.entry("people", Set.of("identity")),
            Map.entry("audit", Set.of("identity")),
            Map.entry("activation", Set.of("org")),
            Map.entry("device", Set.of("identity", "job")),
            Map.entry("command", Set.of("device")),
            Map.entry("schedule", Set.of("command")),
            Map.entry("key", Set.of("device")),
            Map.entry("capture", Set.of("key")),
            Map.entry("evaluation", Set.of("capture")),
            Map.entry("analytics", Set.of("capture")),
            Map.entry("health", Set.of("device")));

    /** Contexts without a package in the domain: jobs, mail, the audit log, figures and health are the application's and nothing to the domain. */
    private static final Set<String> APPLICATION_ONLY = Set.of("job", "mail", "audit", "analytics", "health");

    /** The parts of the device's own hexagon that touch the world. */
    static final List<String> DEVICE_ADAPTERS = List.of("camera", "cloud", "spool");

    /** The rings that each ring may use; bootstrap wires and so may use all. */
    static Set<String> ringsVisibleFrom(String ring) {
        return switch (ring) {
            case DOMAIN -> Set.of(DOMAIN);
            case APPLICATION -> Set.of(DOMAIN, APPLICATION);
            case DEVICE -> Set.of(DOMAIN, DEVICE);
            case BOOTSTRAP -> Set.copyOf(rings());
            default -> Set.of(DOMAIN, APPLICATION, ring);
        };
    }

    static List<String> rings() {
        return Stream.concat(Stream.of(DOMAIN, APPLICATION, DEVICE, BOOTSTRAP), ADAPTERS.stream())
                .toList();
    }

    static Set<String> contexts() {
        return UPSTREAM.keySet();
    }

    /** All contexts that the given one may use, itself included. */
    static Set<String> visibleFrom(String context) {
        Set<String> visible = new TreeSet<>(Set.of(context));
        UPSTREAM.getOrDefault(context, Set.of()).forEach(up -> visible.addAll(visibleFrom(up)));
        return visible;
    }

    /** Patterns, in ArchUnit's form, of all packages that rules name. */
    List<String> named() {
        Set<String> named = new TreeSet<>();
        rings().forEach(ring -> named.add(within(ring)));
        contexts().forEach(context -> {
            named.add(within(APPLICATION + "." + context));
            if (!APPLICATION_ONLY.contains(context)) named.add(within(DOMAIN + "." + context));
        });
        named.add(ports());
        DEVICE_ADAPTERS.forEach(part -> named.add(within(DEVICE + "." + part)));
        named.add(within(DEVICE + ".core"));
        named.add(within(DEVICE + ".port"));
        Libraries.homes().forEach(home -> named.add(within(home)));
        return List.copyOf(named);
    }

    /** The package and all below it. */
    String within(String path) {
        return root + "." + path + "..";
    }

    String[] within(List<String> paths) {
        return paths.stream().map(this::within).toArray(String[]::new);
    }

    String ports() {
        return root + "." + APPLICATION + ".*.port..";
    }

    /** Whether the class is at home below this root. */
    boolean owns(JavaClass type) {
        return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
    }

    boolean isWithin(String path, JavaClass type) {
        return JavaClass.Predicates.resideInAPackage(within(path)).test(type);
    }

    /** The ring of a class below this root. */
    Optional<String> ring(JavaClass type) {
        return segment(type, 0).filter(rings()::contains);
    }

    /** The context of a class of the given ring. */
    Optional<String> context(String ring, JavaClass type) {
        return ring(type).filter(ring::equals).flatMap(same -> segment(type, 1)).filter(contexts()::contains);
    }

    /** The part of an adapter that has siblings: a context, on the web also its log-in, or of the AI ring a vendor. */
    Optional<String> sibling(String ring, JavaClass type) {
        if (ring.equals(HTTP) && isWithin(AUTH, type)) return Optional.of(AUTH);
        return ring.equals(AI) ? ring(type).filter(AI::equals).flatMap(same -> segment(type, 1)) : context(ring, type);
    }

    private Optional<String> segment(JavaClass type, int index) {
        if (!type.getPackageName().startsWith(root + ".")) return Optional.empty();
        String[] segments = type.getPackageName().substring(root.length() + 1).split("\\.", -1);
        return index < segments.length ? Optional.of(segments[index]) : Optional.empty();
    }
}
