package app.visant.bootstrap.architecture;

import static app.visant.bootstrap.architecture.Predicates.dependOnlyAs;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;

/** Rule 2: libraries stay where they are at home. */
final class LibraryRules {
    private LibraryRules() {}

    static List<ArchRule> of(Layout layout) {
        return List.of(classes()
                .that(resideInAPackage(layout.root() + ".."))
                .should(dependOnlyAs(
                        "use libraries only where they are at home",
                        (type, target) -> Arrays.stream(Libraries.values())
                                .noneMatch(library -> library.contains(target) && !library.isAtHome(layout, type)))));
    }
}
