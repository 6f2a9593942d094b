package app.visant.device.camera;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A drawn place seen by a fixed camera: a yard, a street, a room or a store, with changing daylight, clouds, slow
 * shadows, lamps or infrared at night, sensor noise and a slightly shaking camera. From time to time something is there
 * that does not belong. The same seed, size and index always give the same picture.
 */
public final class DrawnScene {
    /** So many frames at the start show nothing unusual, so that a watcher can learn the place. */
    public static final int QUIET_FRAMES = 8;

    private static final double UNUSUAL_SHARE = 0.25;
    private static final double HOURS_PER_FRAME = 0.4;
    private static final double FIRST_HOUR = 9;

    private final long seed;
    private final int width;
    private final int height;
    private final DrawnPlace place;

    /** A place of {@code width} × {@code height} pixels, at least 64 × 48. */
    public DrawnScene(long seed, int width, int height) {
        if (width < 64 || height < 48 || width > 8192 || height > 8192) {
            throw new IllegalArgumentException("a drawn scene is 64 × 48 to 8192 × 8192 pixels");
        }
        this.seed = seed;
        this.width = width;
        this.height = height;
        this.place = DrawnPlace.of(seed, width, height);
    }

    /** One picture: a JPEG, whether it shows something unusual, and what it shows in words. */
    @SuppressWarnings("ArrayRecordComponent") // made once, read once, never compared
    public record Frame(byte[] jpeg, boolean abnormal, String what) {}

    /** How it is lit at night. */
    public enum Night {
        LAMPS,
        /** Grey, lit from the camera. */
        INFRARED
    }

    /**
     * What the camera meets.
     *
     * @param hour 0 to 24, local; night is from about 20 to about 6
     * @param clouds 0 clear to 1 overcast
     * @param exposure factor on the camera's own choice of exposure, about 0.6 to 1.6
     * @param contrast factor, about 0.7 to 1.3
     * @param warmth −1 bluish to 1 reddish
     * @param noise standard deviation by day in grey levels of 255; about three times that at night
     * @param shake greatest displacement in pixels, in each direction
     */
    public record Light(
            double hour,
            Night night,
            double clouds,
            double exposure,
            double contrast,
            double warmth,
            double noise,
            double shake) {
        /** A fair day: nothing but the hour speaks. */
        public static Light at(double hour, Night night) {
            return new Light(hour, night, 0.3, 1, 1, 0, 2, 2);
        }

        /** Some light of that hour, as chance has it. */
        static Light any(double hour, Night night, SplittableRandom chance) {
            return new Light(
                    hour,
                    night,
                    chance.nextDouble(),
                    Math.exp(chance.nextDouble(-0.25, 0.25)),
                    chance.nextDouble(0.85, 1.15),
                    chance.nextDouble(-0.5, 0.5),
                    chance.nextDouble(1.2, 3),
                    2);
        }

        /** How dark it is: 0 by day, 1 by night, between at dawn and dusk. */
        double darkness() {
            double fromNoon = Math.abs(hour - 13);
            return Math.clamp((fromNoon - 6) / 1.5, 0, 1);
        }
    }

    /** What may turn up. */
    public enum Kind {
        PERSON("a person"),
        CAR("a car"),
        PARCEL("a parcel"),
        ANIMAL("an animal"),
        LADDER("a ladder"),
        BICYCLE("a bicycle"),
        OPEN_DOOR("an open door"),
        SMOKE("smoke");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * Something that does not belong here.
     *
     * @param area share of the picture that it covers, about; ignored for an open door, which has its place
     * @param contrast 1 as it is, towards 0 as its background
     * @param x where its middle is, 0 left to 1 right; moved so that all of it is seen
     * @param y where it stands, 0 top to 1 bottom
     * @param look chooses its colours and its details
     */
    public record Thing(Kind kind, double area, double contrast, double x, double y, long look) {
        public Thing {
            if (!(area > 0 && area <= 0.5 && contrast >= 0 && contrast <= 1 && x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
                throw new IllegalArgumentException("a thing has an area up to 0.5 and shares from 0 to 1");
            }
        }
    }

    /** The picture number {@code index}: the hours pass, and now and then something is there. */
    public Frame frame(int index) {
        var chance = new SplittableRandom(mix(seed, index));
        double hour = (FIRST_HOUR + index * HOURS_PER_FRAME) % 24;
        var light = Light.any(hour, place.night(), chance);
        boolean unusual = chance.nextDouble() < UNUSUAL_SHARE && index >= QUIET_FRAMES;
        return still(light, index, unusual ? Optional.of(anyThing(chance)) : Optional.empty());
    }

    /**
     * The picture in a chosen light, with or without a thing.
     *
     * @param variation chooses noise, shake and clouds: the same one gives the same, with and without a thing
     */
    public Frame still(Light light, long variation, Optional<Thing> thing) {
        var surface = thing.map(t -> DrawnThing.on(place, t)).orElse(place.surface());
        var jpeg = new DrawnCamera(width, height).take(place, surface, light, mix(seed, variation));
        var what = place.words() + (light.darkness() > 0.5 ? " by night" : " by day");
        return thing.map(t -> new Frame(jpeg, true, t.kind().words() + " in " + what))
                .orElseGet(() -> new Frame(jpeg, false, what));
    }

    /** Any light of any hour. */
    public Light anyLight(double hour, long variation) {
        return Light.any(hour, place.night(), new SplittableRandom(mix(~seed, variation)));
    }

    private Thing anyThing(SplittableRandom chance) {
        var kinds = place.kinds();
        var kind = kinds.get(chance.nextInt(kinds.size()));
        double area = kind == Kind.SMOKE
                ? chance.nextDouble(0.03, 0.08)
                : 0.006 * Math.exp(chance.nextDouble() * Math.log(8));
        return new Thing(kind, area, 1, chance.nextDouble(), chance.nextDouble(place.horizon(), 1), chance.nextLong());
    }

    static long mix(long seed, long index) {
        long z = seed * 0x9E3779B97F4A7C15L + index * 0xD1B54A32D192ED03L + 0x632BE59BD9B4E019L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
