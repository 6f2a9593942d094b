package app.visant.domain.evaluation;

import app.visant.domain.capture.Region;
import app.visant.domain.capture.Sight;
import app.visant.domain.shared.Language;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Texts;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What people chose for one camera: how its stills are shown to the agents, and in which language they are asked.
 *
 * @param form what becomes of what may not be seen
 * @param regions in the order in which people named them
 * @param references captures that show what is normal
 * @param language empty for the organization's
 */
public record SightChoice(
        Sight.Form form, List<NamedRegion> regions, List<RecordId> references, Optional<Language> language) {
    /** Where nobody chose anything. */
    public static final SightChoice NONE = new SightChoice(Sight.Form.MASKED, List.of(), List.of(), Optional.empty());

    /** How many captures may show what is normal. */
    public static final int MOST_REFERENCES = 3;

    /** As a share of the picture: of less nobody could tell anything. */
    public static final double LEAST_SHARE = 0.01;

    public SightChoice {
        regions = List.copyOf(regions);
        references = List.copyOf(references);
        if (references.size() > MOST_REFERENCES) {
            throw new IllegalArgumentException("at most " + MOST_REFERENCES + " references");
        }
        if (share(form, regions) < LEAST_SHARE) {
            throw new IllegalArgumentException("must leave at least a hundredth of the picture to be seen");
        }
    }

    /**
     * How much of the picture such regions leave to be seen, from 0 to 1.
     *
     * @throws IllegalArgumentException if they are more than {@value Sight#MOST_REGIONS}
     */
    public static double share(Sight.Form form, List<NamedRegion> regions) {
        return sight(form, regions).share();
    }

    /** With those of its references alone that are among the given. */
    public SightChoice referringTo(Set<RecordId> some) {
        return new SightChoice(
                form, regions, references.stream().filter(some::contains).toList(), language);
    }

    /** What of the camera's pictures may be seen by that. */
    public Sight sight() {
        return sight(form, regions);
    }

    private static Sight sight(Sight.Form form, List<NamedRegion> regions) {
        return regions.isEmpty()
                ? Sight.EVERYTHING
                : new Sight(form, of(regions, Kind.INCLUDE), of(regions, Kind.MASK));
    }

    private static List<Region> of(List<NamedRegion> regions, Kind kind) {
        return regions.stream()
                .filter(region -> region.kind() == kind)
                .map(NamedRegion::region)
                .toList();
    }

    /** What a region is for. */
    public enum Kind {
        /** To be seen, and nothing but such regions. */
        INCLUDE,
        /** Not to be seen, whatever else is. */
        MASK
    }

    /**
     * A part of the picture.
     *
     * @param name for people, 1 to {@value #MAX_NAME} characters
     */
    public record NamedRegion(String name, Kind kind, Region region) {
        private static final int MAX_NAME = 60;

        public NamedRegion {
            name = name(name);
        }

        /**
         * The name, if it can be one.
         *
         * @throws IllegalArgumentException if it is not one line of 1 to {@value #MAX_NAME} characters
         */
        public static String name(String text) {
            return Texts.line(text, MAX_NAME);
        }
    }
}
