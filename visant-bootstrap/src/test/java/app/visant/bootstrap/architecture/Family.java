package app.visant.bootstrap.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;

/** Rules that belong together, for any root. */
enum Family {
    RINGS(RingRules::of),
    LIBRARIES(LibraryRules::of),
    DIRECTIONS(DirectionRules::of),
    PORTS(PortRules::of),
    SERVICES(ServiceRules::of),
    NAMES(NamingRules::of),
    WIRE(WireRules::of),
    OWNERS(OwnerRules::of),
    PURPOSES(PurposeRules::of);

    private final Function<Layout, List<ArchRule>> rules;

    Family(Function<Layout, List<ArchRule>> rules) {
        this.rules = rules;
    }

    List<ArchRule> rules(Layout layout) {
        return rules.apply(layout);
    }
}
