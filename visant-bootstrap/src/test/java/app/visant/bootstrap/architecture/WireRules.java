package app.visant.bootstrap.architecture;

import static app.visant.bootstrap.architecture.Predicates.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Optional;

/** Rule 5, second half: what goes over the wire is a context's own affair, and not a domain type. */
final class WireRules {
    private WireRules() {}

    static List<ArchRule> of(Layout layout) {
        return List.of(
                classes()
                        .that(areWireRecords(layout))
                        .should(have(
                                "be package-private",
                                type -> isPublic(type) ? Optional.of("is a public wire record") : Optional.empty())),
                classes()
                        .that(areWireRecords(layout))
                        .should(have(
                                "hold no domain types",
                                type -> type.getFields().stream()
                                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                                        .filter(field -> holdsDomain(layout, field))
                                        .map(field -> "holds a domain type in " + field.getName())
                                        .findAny())));
    }

    /** The records of the web's context packages; machinery keeps its records elsewhere. */
    private static DescribedPredicate<JavaClass> areWireRecords(Layout layout) {
        return DescribedPredicate.describe(
                "are wire records",
                type -> type.isRecord() && layout.sibling(Layout.HTTP, type).isPresent());
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(WireRules::isPublic).orElse(true);
    }

    /** Whether the field's type names a domain type anywhere: {@code Optional<DeviceId>} does. */
    private static boolean holdsDomain(Layout layout, JavaField field) {
        return field.getType().getAllInvolvedRawTypes().stream()
                .anyMatch(type -> layout.ring(type)
                        .filter(ring -> ring.equals(Layout.DOMAIN) || ring.equals(Layout.APPLICATION))
                        .isPresent());
    }
}
