package app.visant.bootstrap.architecture;

import static app.visant.bootstrap.architecture.Predicates.dependOnlyAs;
import static app.visant.bootstrap.architecture.Predicates.have;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rule 1: each class belongs to one ring, and a ring sees those within it and no others. */
final class RingRules {
    /** Addresses are values, connections are not. */
    private static final Set<String> ADDRESSES =
            Set.of("java.net.URI", "java.net.URISyntaxException", "java.net.URLEncoder", "java.net.URLDecoder");

    private static final DescribedPredicate<JavaClass> WORLD = resideInAnyPackage(
                    "java.sql..", "java.net..", "java.util.logging..", "java.rmi..")
            .and(DescribedPredicate.describe("no address", type -> !ADDRESSES.contains(type.getFullName())));

    private static final DescribedPredicate<JavaClass> FILES =
            resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..");

    private static final DescribedPredicate<JavaClass> PLAIN_JDK =
            resideInAPackage("java..").and(DescribedPredicate.not(WORLD));

    private static final DescribedPredicate<JavaClass> DOMAIN_LIBRARIES =
            PLAIN_JDK.and(DescribedPredicate.not(FILES)).or(resideInAPackage("org.jspecify.annotations.."));

    private static final DescribedPredicate<JavaClass> APPLICATION_LIBRARIES = PLAIN_JDK.or(
            resideInAnyPackage("org.jspecify.annotations..", "jakarta.inject..", "org.slf4j..", "com.cronutils.."));

    private RingRules() {}

    static List<ArchRule> of(Layout layout) {
        return List.of(
                membership(layout),
                libraries(layout, Layout.DOMAIN, "java without files and network, JSpecify", DOMAIN_LIBRARIES),
                libraries(
                        layout,
                        Layout.APPLICATION,
                        "java without network, JSpecify, jakarta.inject, SLF4J, cron-utils",
                        APPLICATION_LIBRARIES),
                visibility(layout));
    }

    private static ArchRule membership(Layout layout) {
        return classes()
                .that(resideInAPackage(layout.root() + ".."))
                .should(have(
                        "belong to a ring",
                        type -> layout.ring(type).isPresent() ? Optional.empty() : Optional.of("belongs to no ring")));
    }

    /** What a ring may use that is not the project's. */
    private static ArchRule libraries(
            Layout layout, String ring, String libraries, DescribedPredicate<JavaClass> allowed) {
        return classes()
                .that()
                .resideInAPackage(layout.within(ring))
                .should(dependOnlyAs(
                        "use only " + libraries + " and Visant itself",
                        (type, target) -> layout.owns(target) || target.isPrimitive() || allowed.test(target)));
    }

    /** Which rings a ring may use. */
    private static ArchRule visibility(Layout layout) {
        return classes()
                .that(resideInAPackage(layout.root() + ".."))
                .should(dependOnlyAs(
                        "use only the rings within theirs",
                        (type, target) -> layout.ring(type)
                                .flatMap(from -> layout.ring(target)
                                        .map(to -> Layout.ringsVisibleFrom(from).contains(to)))
                                .orElse(true)));
    }
}
