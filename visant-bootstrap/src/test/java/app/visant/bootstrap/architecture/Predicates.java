package app.visant.bootstrap.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;

/** Words in which the rules are written. */
final class Predicates {
    static final DescribedPredicate<JavaClass> TOP_LEVEL = DescribedPredicate.describe(
            "top-level", type -> type.getEnclosingClass().isEmpty() && !isPackageInfo(type));

    static final DescribedPredicate<JavaClass> REAL =
            DescribedPredicate.describe("real", type -> !isPackageInfo(type) && !type.isAnonymousClass());

    private Predicates() {}

    static boolean isPackageInfo(JavaClass type) {
        return type.getSimpleName().equals("package-info");
    }

    /** The class of the file that a class is written in. */
    static JavaClass outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent())
            outer = outer.getEnclosingClass().get();
        return outer;
    }

    /** What lies in an array, or the class itself. */
    static JavaClass element(JavaClass type) {
        return type.getBaseComponentType();
    }

    /** A condition on each dependency: violated by those for which {@code allowed} is false. */
    static ArchCondition<JavaClass> dependOnlyAs(String description, BiPredicate<JavaClass, JavaClass> allowed) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    if (allowed.test(type, element(dependency.getTargetClass()))) continue;
                    events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                }
            }
        };
    }

    /** A condition on a class: violated with the message that {@code flaw} finds. */
    static <T extends JavaClass> ArchCondition<T> have(String description, Function<T, Optional<String>> flaw) {
        return new ArchCondition<>(description) {
            @Override
            public void check(T type, ConditionEvents events) {
                Consumer<String> report = found ->
                        events.add(SimpleConditionEvent.violated(type, "Class <" + type.getFullName() + "> " + found));
                flaw.apply(type).ifPresent(report);
            }
        };
    }
}
