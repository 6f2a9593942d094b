package app.visant.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.shared.port.Purpose;
import app.visant.archfixture.Breaks;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The architecture's rules, held against the product, and against classes that break them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ArchitectureTest {
    private final JavaClasses product = Imported.product();
    private final JavaClasses fixtures = Imported.fixtures();

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rulesOfTheProduct")
    void the_product_keeps_the_rule(Family family, ArchRule rule) {
        rule.check(product);
    }

    /** Rule 0: a rule that nothing can break guards nothing. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rulesOfTheFixtures")
    void the_rule_reports_a_class_that_breaks_it(Family family, ArchRule rule) {
        EvaluationResult result = rule.evaluate(fixtures);

        assertThat(result.getFailureReport().getDetails())
                .as("violations of: %s", rule.getDescription())
                .anyMatch(detail -> breakersOf(family).stream().anyMatch(detail::contains));
    }

    /** Rule 0: a rule about a package that is not there guards nothing. */
    @Test
    void every_package_that_a_rule_names_has_classes() {
        List<String> empty = Layout.PRODUCT.named().stream()
                .filter(pattern ->
                        product.stream().noneMatch(Predicates.REAL.and(JavaClass.Predicates.resideInAPackage(pattern))))
                .toList();

        assertThat(empty).isEmpty();
    }

    /** Rule 0: a library that nobody uses at home is guarded for nothing. */
    @Test
    void every_library_is_used_where_it_is_at_home() {
        List<Libraries> unused = Arrays.stream(Libraries.values())
                .filter(library -> product.stream()
                        .noneMatch(type -> library.isAtHome(Layout.PRODUCT, type)
                                && type.getDirectDependenciesFromSelf().stream()
                                        .anyMatch(dependency -> library.contains(dependency.getTargetClass()))))
                .toList();

        assertThat(unused).isEmpty();
    }

    /** Rule 0: an owner that is not there, or asks for nothing, is an open door. */
    @Test
    void every_owner_asks_for_what_it_owns() {
        List<String> idle = Arrays.stream(Owners.values())
                .flatMap(world -> world.owners().stream()
                        .filter(owner -> partsOf(owner).noneMatch(world::asks))
                        .map(owner -> owner + " of " + world))
                .toList();

        assertThat(idle).isEmpty();
    }

    /** Rule 0: a listed caller that names its purpose no longer is an open door. */
    @Test
    void every_listed_caller_names_its_purpose() {
        List<String> idle = PurposeRules.CALLERS.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(caller -> partsOf(caller)
                                .noneMatch(type -> PurposeRules.names(Layout.PRODUCT, type, entry.getKey())))
                        .map(caller -> caller + " for " + entry.getKey()))
                .toList();

        assertThat(idle).isEmpty();
        assertThat(PurposeRules.CALLERS.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Purpose.values()).map(Purpose::name).toList());
    }

    @Test
    void contexts_know_only_those_upstream() {
        assertThat(Layout.visibleFrom("schedule"))
                .containsExactlyInAnyOrder("schedule", "command", "device", "identity", "org", "mail", "job", "shared");
        assertThat(Layout.visibleFrom("org")).containsExactlyInAnyOrder("org", "shared");
    }

    /** A class of the product and all that is nested in it. */
    private Stream<JavaClass> partsOf(String name) {
        String wanted = Layout.PRODUCT.root() + "." + name;
        return product.stream()
                .filter(type -> Predicates.outermost(type).getFullName().equals(wanted));
    }

    private Set<String> breakersOf(Family family) {
        Map<Family, Set<String>> breakers = fixtures.stream()
                .filter(type -> type.isAnnotatedWith(Breaks.class))
                .collect(Collectors.groupingBy(
                        type -> Family.valueOf(
                                type.getAnnotationOfType(Breaks.class).value()),
                        Collectors.mapping(JavaClass::getFullName, Collectors.toSet())));
        return breakers.getOrDefault(family, Set.of());
    }

    static Stream<Arguments> rulesOfTheProduct() {
        return rules(Layout.PRODUCT);
    }

    static Stream<Arguments> rulesOfTheFixtures() {
        return rules(Layout.FIXTURES);
    }

    private static Stream<Arguments> rules(Layout layout) {
        return Arrays.stream(Family.values())
                .flatMap(family -> family.rules(layout).stream().map(rule -> Arguments.of(family, rule)));
    }
}
