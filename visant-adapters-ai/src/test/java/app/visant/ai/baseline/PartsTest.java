package app.visant.ai.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.visant.ai.baseline.Shot.Camera;
import app.visant.ai.baseline.Shot.Thing;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The arithmetic below the judgement. */
final class PartsTest {
    private static final Grid GRID = Grid.of(Shot.WIDTH, Shot.HEIGHT);

    @Test
    void aGridKeepsTheShapeOfThePicture() {
        assertThat(Grid.of(1920, 1080)).isEqualTo(new Grid(160, 90));
        assertThat(Grid.of(1080, 1920)).isEqualTo(new Grid(90, 160));
        assertThat(Grid.of(100, 80)).isEqualTo(new Grid(100, 80));
        assertThat(Grid.of(8192, 1)).isEqualTo(new Grid(160, 1));
    }

    @Test
    void whatIsEvenStaysSoWhenAveragedHalvedAndDoubled() {
        for (var grid : List.of(new Grid(17, 16), new Grid(160, 90), new Grid(21, 33))) {
            var even = new float[grid.size()];
            Arrays.fill(even, 7);

            assertThat(grid.mean(even, 3)).containsOnly(7);
            assertThat(grid.halved(even)).hasSize(grid.half().size()).containsOnly(7);
            assertThat(grid.doubled(grid.halved(even))).containsOnly(7);
            assertThat(grid.slope(even)).containsOnly(0);
        }
    }

    @Test
    void aMeanIsOfTheCellsAround() {
        var grid = new Grid(5, 5);
        var plane = new float[25];
        plane[12] = 9;

        var mean = grid.mean(plane, 1);

        assertThat(mean[12]).isEqualTo(1);
        assertThat(mean[6]).isEqualTo(1);
        assertThat(mean[10]).isZero();
    }

    @Test
    void aQuantileIsNearEnough() {
        var values = new float[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }

        assertThat(Quantile.median(values)).isCloseTo(500, within(2f));
        assertThat(Quantile.of(values, 0.9)).isCloseTo(900, within(2f));
        assertThat(Quantile.median(new float[8])).isZero();
    }

    @Test
    void aShiftIsFoundToAPartOfACell() {
        var still = picture(Shot.of(1));

        for (double pixels : new double[] {-2, 1, 2, 3}) {
            var shift = Alignment.of(
                    GRID,
                    still.luma(),
                    picture(Shot.of(2).by(Camera.STEADY.shift(pixels))).luma());

            assertThat(shift.dx()).isCloseTo(pixels / 2, within(0.15));
            assertThat(shift.dy()).isCloseTo(pixels / 2, within(0.15));
            assertThat(shift.likeness()).isGreaterThan(0.8);
        }
    }

    @Test
    void anotherPlaceIsUnlike() {
        var shift = Alignment.of(
                GRID,
                picture(Shot.of(1)).luma(),
                picture(Shot.of(2).elsewhere()).luma());

        assertThat(shift.likeness()).isLessThan(0.6);
    }

    @Test
    void aPictureInAnotherLightIsWhatThatLightWouldShow() {
        var bright = picture(Shot.of(1).by(Camera.STEADY.noise(0)));
        var dim = picture(Shot.of(2).by(Camera.STEADY.noise(0).gain(0.6).slope(0.3)));

        var relit = bright.inLightOf(dim);

        double sum = 0;
        for (int i = 0; i < GRID.size(); i++) {
            sum += Math.abs(relit.luma()[i] - dim.luma()[i]);
        }
        assertThat(sum / GRID.size()).isLessThan(1);
    }

    @Test
    void aThingDoesNotLightThePicture() {
        var bare = picture(Shot.of(1).by(Camera.STEADY.noise(0)));
        var thing = picture(Shot.of(2).by(Camera.STEADY.noise(0)).with(Thing.at(200, 150)));

        var difference = Difference.between(bare, thing);

        int within = 79 * GRID.width() + 105;
        assertThat(difference.strength()[within]).isGreaterThan(Spot.CLEAR);
        assertThat(difference.lightness()[within]).isNegative();
        assertThat(difference.strength()[20 * GRID.width() + 20]).isLessThan(1);
    }

    @Test
    void cellsNearEachOtherAreOneSpotAndFewAreNone() {
        var strength = new float[GRID.size()];
        fill(strength, 10, 10, 5, 12);
        fill(strength, 16, 10, 5, 12);
        fill(strength, 100, 60, 6, 20);
        fill(strength, 50, 90, 2, 40);
        var calm = new float[GRID.size()];
        Arrays.fill(calm, 1);

        var spots = Spot.in(new Difference(GRID, strength, new float[GRID.size()]), calm);

        assertThat(spots).hasSize(2);
        assertThat(spots.getFirst()).isEqualTo(new Spot(100, 60, 105, 65, 36, 20, 0));
        assertThat(spots.getLast()).isEqualTo(new Spot(10, 10, 20, 14, 50, 12, 0));
    }

    @Test
    void aLivelyPlaceIsGivenMore() {
        var strength = new float[GRID.size()];
        fill(strength, 100, 60, 6, 20);
        var lively = new float[GRID.size()];
        Arrays.fill(lively, 4);

        var spots = Spot.in(new Difference(GRID, strength, new float[GRID.size()]), lively);

        assertThat(spots.getFirst().strength()).isEqualTo(5);
    }

    @Test
    void lightIsToldByColourAndLightness() {
        assertThat(light(Shot.of(1))).isEqualTo(Light.COLOUR);
        assertThat(light(Shot.of(1).by(Camera.STEADY.gain(0.3)))).isEqualTo(Light.LAMPS);
        assertThat(light(Shot.of(1).by(Camera.STEADY.infrared()))).isEqualTo(Light.GREY);
        assertThat(Light.none(picture(Shot.of(1).by(Camera.STEADY.gain(0.01))))).isTrue();
        assertThat(Light.none(picture(Shot.of(1).by(Camera.STEADY.gain(0.3))))).isFalse();
    }

    @Test
    void lampsAreToldByTheirColourButALargeThingIsNoLamp() {
        var red = new Thing(20, 20, 180, 180, 0xC0_20_20);
        var usual = Optional.of(picture(Shot.of(2)));

        assertThat(Light.of(picture(Shot.of(1).by(Camera.STEADY.warmth(1.2))), usual))
                .isEqualTo(Light.LAMPS);
        assertThat(Light.of(picture(Shot.of(1).by(Camera.STEADY.warmth(0.85))), usual))
                .isEqualTo(Light.LAMPS);
        assertThat(Light.of(picture(Shot.of(1).with(red)), usual)).isEqualTo(Light.COLOUR);
    }

    @Test
    void wordsSayWhereHowLargeAndWhat() {
        var dark = new Spot(0, 100, 9, 109, 77, 20, -3);
        var bright = new Spot(70, 50, 90, 70, 441, 12, 3);
        var everywhere = new Spot(0, 0, 159, 119, 19_200, 12, 0);

        assertThat(Wording.changed(List.of(dark), GRID))
                .isEqualTo("Something changed at the lower left (0.4 % of the picture): a region darker than usual.");
        assertThat(Wording.changed(List.of(bright, dark), GRID))
                .isEqualTo("Something changed at the centre (2.3 % of the picture): a region brighter than usual,"
                        + " and in one other place.");
        assertThat(Wording.changed(List.of(everywhere), GRID))
                .isEqualTo("Most of the picture is not as usual (100 % of it changed).");
    }

    @Test
    void regionsAreSharesOfThePictureAndAtMostFive() {
        var spot = new Spot(150, 110, 159, 119, 100, 20, 0);

        var region = Wording.region(spot, GRID);

        assertThat(region.x()).isCloseTo(0.9375, within(1e-9));
        assertThat(region.x() + region.w()).isLessThanOrEqualTo(1);
        assertThat(region.h()).isCloseTo(10.0 / 120, within(1e-9));
        assertThat(Wording.regions(List.of(spot, spot, spot, spot, spot, spot), GRID))
                .hasSize(5);
    }

    private static Light light(Shot shot) {
        return Light.of(picture(shot), Optional.empty());
    }

    private static Picture picture(Shot shot) {
        return Picture.of(shot.raster(), GRID);
    }

    private static void fill(float[] plane, int left, int top, int side, float value) {
        for (int y = top; y < top + side; y++) {
            Arrays.fill(plane, y * GRID.width() + left, y * GRID.width() + left + side, value);
        }
    }
}
