package app.visant.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Rule 6: time, randomness, sleep and environment are asked for by their owners only. */
final class OwnerRules {
    private OwnerRules() {}

    static List<ArchRule> of(Layout layout) {
        return Arrays.stream(Owners.values()).map(world -> rule(layout, world)).toList();
    }

    private static ArchRule rule(Layout layout, Owners world) {
        String name = world.name().toLowerCase(Locale.ROOT);
        return classes()
                .that(resideInAPackage(layout.root() + ".."))
                .should(new ArchCondition<JavaClass>("leave " + name + " to its owners") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (world.isOwner(layout, type)) return;
                        world.questionsOf(type)
                                .forEach(found -> events.add(SimpleConditionEvent.violated(type, found)));
                    }
                });
    }
}
