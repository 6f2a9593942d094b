package app.visant.bootstrap.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rule 6: what comes from outside the program, and the few classes that may ask for it. */
enum Owners {
    TIME(
            target -> isCall(target, "now", Instant.class, LocalDate.class, LocalDateTime.class, LocalTime.class)
                    || isCall(target, "now", OffsetDateTime.class, ZonedDateTime.class)
                    || isCall(target, "currentTimeMillis", System.class)
                    || isCall(target, "system", InstantSource.class)
                    || isCall(target, "systemUTC", Clock.class)
                    || isCall(target, "systemDefaultZone", Clock.class)
                    || isCall(target, "system", Clock.class),
            "device.RuntimeModule",
            "bootstrap.Server"),
    RANDOMNESS(
            target -> isUnseeded(target)
                    || isCall(target, "random", Math.class)
                    || isCall(target, "randomUUID", UUID.class)
                    || target.getOwner().getPackageName().equals("java.util.concurrent")
                            && target.getOwner().getSimpleName().equals("ThreadLocalRandom")
                    || target.getOwner().getPackageName().equals("java.util.random")
                            && Set.of("getDefault", "of").contains(target.getName()),
            "persistence.shared.SecureTokens",
            "persistence.shared.UuidV7",
            "device.RuntimeModule",
            "bootstrap.module.CapabilityModule",
            "bootstrap.module.AgentModule"),
    SLEEP(
            target -> isCall(target, "sleep", Thread.class) || target.getName().equals("sleep") && isTimeUnit(target),
            "bootstrap.module.AgentModule",
            "bootstrap.demo.Demo"),
    ENVIRONMENT(
            target -> isCall(target, "getenv", System.class),
            "device.Main",
            "bootstrap.cli.VisantCommand",
            "bootstrap.cli.DemoCommand");

    private final Predicate<AccessTarget> asks;
    private final Set<String> owners;

    Owners(Predicate<AccessTarget> asks, String... owners) {
        this.asks = asks;
        this.owners = Set.of(owners);
    }

    /** Names below the root. */
    Set<String> owners() {
        return owners;
    }

    /** Benchmarks measure the world instead of deciding in it, so all of them may ask. */
    boolean isOwner(Layout layout, JavaClass type) {
        if (layout.isWithin(Layout.BENCHMARKS, type)) return true;
        String outermost = Predicates.outermost(type).getFullName();
        return owners.stream().map(owner -> layout.root() + "." + owner).anyMatch(outermost::equals);
    }

    boolean asks(JavaClass type) {
        return questionsOf(type).findAny().isPresent();
    }

    /** The places in which a class asks, in words. */
    Stream<String> questionsOf(JavaClass type) {
        return Stream.<Set<? extends JavaAccess<?>>>of(
                        type.getMethodCallsFromSelf(),
                        type.getConstructorCallsFromSelf(),
                        type.getMethodReferencesFromSelf(),
                        type.getConstructorReferencesFromSelf())
                .flatMap(Set::stream)
                .filter(access -> asks.test(access.getTarget()))
                .map(JavaAccess::getDescription);
    }

    private static boolean isCall(AccessTarget target, String name, Class<?>... owners) {
        return target.getName().equals(name)
                && Arrays.stream(owners).anyMatch(owner -> target.getOwner().isEquivalentTo(owner));
    }

    /** A generator that is given its seed asks for nothing. */
    private static boolean isUnseeded(AccessTarget target) {
        return Set.of("java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom")
                        .contains(target.getOwner().getFullName())
                && target instanceof AccessTarget.CodeUnitAccessTarget made
                && target.getName().equals("<init>")
                && made.getRawParameterTypes().isEmpty();
    }

    private static boolean isTimeUnit(AccessTarget target) {
        return target.getOwner().isEquivalentTo(TimeUnit.class);
    }
}
