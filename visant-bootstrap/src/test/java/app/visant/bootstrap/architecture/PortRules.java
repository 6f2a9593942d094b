package app.visant.bootstrap.architecture;

import static app.visant.bootstrap.architecture.Predicates.TOP_LEVEL;
import static app.visant.bootstrap.architecture.Predicates.dependOnlyAs;
import static app.visant.bootstrap.architecture.Predicates.have;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rule 4, first half: ports are interfaces over JDK and domain types; each has an adapter and a contract. */
final class PortRules {
    /** Handed out by a port instead of being one; bound by that port's contract. */
    private static final Set<String> HANDED_OUT = Set.of("Tx");

    private PortRules() {}

    static List<ArchRule> of(Layout layout) {
        return List.of(
                classes()
                        .that(resideInAPackage(layout.ports()))
                        .should(dependOnlyAs(
                                "use JDK, domain and port types only",
                                (type, target) -> target.isPrimitive()
                                        || resideInAnyPackage("java..", "org.jspecify.annotations..")
                                                .test(target)
                                        || resideInAnyPackage(layout.ports(), layout.within(Layout.DOMAIN))
                                                .test(target))),
                classes()
                        .that(resideInAPackage(layout.ports()).and(TOP_LEVEL))
                        .should(have(
                                "be interfaces, values or exceptions",
                                type -> isValue(type) || type.isInterface()
                                        ? Optional.empty()
                                        : Optional.of("is a class in a package of ports"))),
                classes()
                        .that(arePorts(layout))
                        .should(have(
                                "have an adapter",
                                type -> type.getAllSubclasses().stream()
                                                .anyMatch(sub -> !resideInAPackage(layout.ports())
                                                        .test(sub))
                                        ? Optional.empty()
                                        : Optional.of("has no adapter"))),
                classes()
                        .that(arePorts(layout))
                        .should(have(
                                "have a contract",
                                type -> hasContract(type) ? Optional.empty() : Optional.of("has no contract"))));
    }

    static DescribedPredicate<JavaClass> arePorts(Layout layout) {
        return resideInAPackage(layout.ports())
                .and(TOP_LEVEL)
                .and(DescribedPredicate.describe(
                        "ports",
                        type -> type.isInterface() && !isSealed(type) && !HANDED_OUT.contains(type.getSimpleName())));
    }

    /** Sealed interfaces are values with cases; what is sealed has only implementations beside it. */
    private static boolean isSealed(JavaClass type) {
        return type.reflect().isSealed();
    }

    private static boolean isValue(JavaClass type) {
        return type.isRecord()
                || type.isEnum()
                || type.isAssignableTo(Throwable.class)
                || type.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    /** Contracts are published by the application's test tree, beside the port. */
    private static boolean hasContract(JavaClass port) {
        String file = port.getFullName().replace('.', '/') + "Contract.class";
        return PortRules.class.getClassLoader().getResource(file) != null;
    }
}
