package app.visant.bootstrap.architecture;

import static app.visant.bootstrap.architecture.Predicates.TOP_LEVEL;
import static app.visant.bootstrap.architecture.Predicates.have;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Optional;

/** Rule 4, second half: capabilities are final and small. */
final class ServiceRules {
    private static final int MOST_PARAMETERS = 6;
    private static final int MOST_METHODS = 7;

    private ServiceRules() {}

    static List<ArchRule> of(Layout layout) {
        return List.of(
                classes()
                        .that(areServices(layout))
                        .should(have(
                                "be final",
                                type -> type.getModifiers().contains(JavaModifier.FINAL)
                                        ? Optional.empty()
                                        : Optional.of("is not final"))),
                classes()
                        .that(areServices(layout))
                        .should(have(
                                "have at most " + MOST_PARAMETERS + " constructor parameters",
                                type -> type.getConstructors().stream()
                                        .map(made -> made.getRawParameterTypes().size())
                                        .filter(count -> count > MOST_PARAMETERS)
                                        .map(count -> "takes " + count + " parameters")
                                        .findAny())),
                classes()
                        .that(areServices(layout))
                        .should(have(
                                "have at most " + MOST_METHODS + " public methods",
                                type -> Optional.of(publicMethods(type))
                                        .filter(count -> count > MOST_METHODS)
                                        .map(count -> "has " + count + " public methods"))));
    }

    private static DescribedPredicate<JavaClass> areServices(Layout layout) {
        return resideInAPackage(layout.within(Layout.APPLICATION))
                .and(DescribedPredicate.not(resideInAPackage(layout.ports())))
                .and(TOP_LEVEL)
                .and(DescribedPredicate.describe(
                        "services",
                        type -> !type.isRecord()
                                && !type.isEnum()
                                && !type.isInterface()
                                && !type.isAssignableTo(Throwable.class)));
    }

    private static long publicMethods(JavaClass type) {
        return type.getMethods().stream()
                .map(JavaMethod::getModifiers)
                .filter(modifiers -> modifiers.contains(JavaModifier.PUBLIC)
                        && !modifiers.contains(JavaModifier.SYNTHETIC)
                        && !modifiers.contains(JavaModifier.BRIDGE))
                .count();
    }
}
