package app.visant.bootstrap.architecture;

import static app.visant.bootstrap.architecture.Predicates.have;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** Rule 5, first half, and the last sentence of rule 6: names that say something, packages that are null-marked. */
final class NamingRules {
    private static final Pattern EMPTY_WORD = Pattern.compile(".*(Impl|Manager|Helper|Utils?|DTO|Dto)");
    private static final Set<String> EMPTY_PACKAGES = Set.of("util", "utils", "common", "impl", "dto", "helper");

    private NamingRules() {}

    static List<ArchRule> of(Layout layout) {
        return List.of(
                classes()
                        .that(resideInAPackage(layout.root() + ".."))
                        .should(have(
                                "have names that say something",
                                type -> Optional.of(type.getSimpleName())
                                        .filter(name -> EMPTY_WORD.matcher(name).matches())
                                        .map(name -> "is named for nothing"))),
                classes()
                        .that(resideInAPackage(layout.root() + ".."))
                        .should(have(
                                "live in packages that say something",
                                type -> Arrays.stream(type.getPackageName().split("\\.", -1))
                                        .filter(EMPTY_PACKAGES::contains)
                                        .map(name -> "lives in a package " + name)
                                        .findAny())),
                classes()
                        .that(resideInAPackage(layout.root() + ".."))
                        .should(have(
                                "live in null-marked packages",
                                type -> type.getPackage().isAnnotatedWith(NullMarked.class)
                                        ? Optional.empty()
                                        : Optional.of("lives in a package without @NullMarked"))));
    }
}
