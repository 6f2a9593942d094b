package app.visant.bootstrap.architecture;

import static app.visant.bootstrap.architecture.Predicates.dependOnlyAs;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Optional;

/** Rule 3: contexts follow their direction, and siblings leave each other alone. */
final class DirectionRules {
    private DirectionRules() {}

    static List<ArchRule> of(Layout layout) {
        return List.of(
                direction(layout), siblings(layout), noCycles(layout), deviceCore(layout), deviceAdapters(layout));
    }

    /** A read model joins what it shows, so it may name values of the domain downstream; nothing else may. */
    private static ArchRule direction(Layout layout) {
        return classes()
                .that(resideInAnyPackage(layout.within(Layout.DOMAIN), layout.within(Layout.APPLICATION)))
                .should(dependOnlyAs("use no context downstream", (type, target) -> {
                    Optional<String> from = innerContext(layout, type);
                    Optional<String> to = innerContext(layout, target);
                    return from.isEmpty()
                            || to.isEmpty()
                            || Layout.visibleFrom(from.get()).contains(to.get())
                            || isReadModel(type)
                                    && layout.context(Layout.DOMAIN, target).isPresent();
                }));
    }

    private static Optional<String> innerContext(Layout layout, JavaClass type) {
        return layout.context(Layout.DOMAIN, type).or(() -> layout.context(Layout.APPLICATION, type));
    }

    private static boolean isReadModel(JavaClass type) {
        return Predicates.outermost(type).getSimpleName().endsWith("ReadModel");
    }

    private static ArchRule siblings(Layout layout) {
        return classes()
                .that(resideInAnyPackage(layout.within(Layout.ADAPTERS)))
                .should(dependOnlyAs(
                        "leave the adapters beside them alone",
                        (type, target) -> Layout.ADAPTERS.stream().allMatch(ring -> {
                            Optional<String> from = layout.sibling(ring, type);
                            Optional<String> to = layout.sibling(ring, target);
                            return from.isEmpty() || to.isEmpty() || from.equals(to);
                        })));
    }

    /** Between the parts of a ring, contexts and machinery alike, and the root package of the ring. */
    private static ArchRule noCycles(Layout layout) {
        return slices().matching(layout.root() + ".(*).(*)..").should().beFreeOfCycles();
    }

    private static ArchRule deviceCore(Layout layout) {
        return classes()
                .that(resideInAnyPackage(layout.within("device.core"), layout.within("device.port")))
                .should(dependOnlyAs(
                        "know ports and domain only",
                        (type, target) -> !layout.owns(target)
                                || resideInAnyPackage(layout.within(List.of("domain", "device.core", "device.port")))
                                        .test(target)));
    }

    private static ArchRule deviceAdapters(Layout layout) {
        return classes()
                .that(resideInAnyPackage(layout.within(Layout.DEVICE_ADAPTERS.stream()
                        .map(part -> "device." + part)
                        .toList())))
                .should(dependOnlyAs(
                        "know ports and domain, and not each other",
                        (type, target) -> !layout.owns(target)
                                || resideInAnyPackage(layout.within(List.of("domain", "device.port")))
                                        .test(target)
                                || Layout.DEVICE_ADAPTERS.stream()
                                        .map(part -> resideInAPackage(layout.within("device." + part)))
                                        .anyMatch(part -> part.test(type) && part.test(target))));
    }
}
