package app.visant.ai.baseline;

import static app.visant.domain.capture.ClassificationState.ABNORMAL;
import static app.visant.domain.capture.ClassificationState.NORMAL;
import static app.visant.domain.capture.ClassificationState.UNCERTAIN;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.ai.baseline.Shot.Camera;
import app.visant.ai.baseline.Shot.Thing;
import app.visant.application.evaluation.port.VisionModel.Learned;
import app.visant.domain.capture.Region;
import app.visant.domain.evaluation.ModelOutcome.Assessed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BaselineModelTest {
    @Test
    void theFirstStillsAreUncertainAndSayHowFarLearningIs() {
        var watch = new Watch();

        for (int i = 1; i <= Learning.ENOUGH; i++) {
            var seen = watch.see(Shot.of(i));

            assertThat(seen.state()).isEqualTo(UNCERTAIN);
            assertThat(seen.reason()).isEqualTo("learning (%d of 6)".formatted(i));
        }
    }

    @Test
    void whatItKnowsIsNormal() {
        var seen = Watch.ofKnownPlace().see(Shot.of(99));

        assertThat(seen.state()).isEqualTo(NORMAL);
        assertThat(seen.confidence()).isGreaterThan(0.6);
        assertThat(seen.regions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.65, 0.8, 1.2, 1.4})
    void moreOrLessLightIsNormal(double gain) {
        assertThat(Watch.ofKnownPlace()
                        .see(Shot.of(99).by(Camera.STEADY.gain(gain)))
                        .state())
                .isEqualTo(NORMAL);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.3, 0.3})
    void lightFromTheSideIsNormal(double slope) {
        assertThat(Watch.ofKnownPlace()
                        .see(Shot.of(99).by(Camera.STEADY.slope(slope)))
                        .state())
                .isEqualTo(NORMAL);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.9, 1.1})
    void anotherColourOfLightIsNormal(double warmth) {
        assertThat(Watch.ofKnownPlace()
                        .see(Shot.of(99).by(Camera.STEADY.warmth(warmth)))
                        .state())
                .isEqualTo(NORMAL);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 4, 8})
    void noiseIsNormal(double levels) {
        assertThat(Watch.ofKnownPlace()
                        .see(Shot.of(99).by(Camera.STEADY.noise(levels)))
                        .state())
                .isEqualTo(NORMAL);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-2, -1, 1, 2})
    void aCameraThatShakesIsNormal(double pixels) {
        assertThat(Watch.ofKnownPlace()
                        .see(Shot.of(99).by(Camera.STEADY.shift(pixels)))
                        .state())
                .isEqualTo(NORMAL);
    }

    @ParameterizedTest
    @CsvSource({"40, 30, upper left", "270, 200, lower right", "150, 112, centre", "150, 210, bottom", "280, 115, right"
    })
    void aThingIsAbnormalWithItsRegionAndWords(int x, int y, String place) {
        var thing = Thing.at(x, y);

        var seen = Watch.ofKnownPlace().see(Shot.of(99).with(thing));

        assertThat(seen.state()).isEqualTo(ABNORMAL);
        assertThat(seen.confidence()).isGreaterThan(0.6);
        assertThat(seen.reason()).startsWith("Something changed at the " + place + " (");
        assertThat(seen.regions()).hasSize(1);
        assertFits(seen.regions().getFirst(), thing);
    }

    @Test
    void aThingIsSeenInAnotherLightToo() {
        var seen = Watch.ofKnownPlace()
                .see(Shot.of(99)
                        .by(Camera.STEADY.gain(0.7).slope(0.3).shift(1.5).noise(4))
                        .with(Thing.at(200, 150)));

        assertThat(seen.state()).isEqualTo(ABNORMAL);
    }

    @Test
    void whatIsGoneIsAbnormal() {
        var watch = new Watch();
        for (int i = 0; i < Learning.ENOUGH; i++) {
            watch.see(Shot.of(i).with(Thing.at(200, 150)));
        }

        assertThat(watch.see(Shot.of(98).with(Thing.at(200, 150))).state()).isEqualTo(NORMAL);
        assertThat(watch.see(Shot.of(99)).state()).isEqualTo(ABNORMAL);
    }

    @Test
    void whatPassesWhileItLearnsIsNotLearned() {
        var watch = new Watch();
        for (int i = 0; i < Learning.ENOUGH; i++) {
            watch.see(i == 2 ? Shot.of(i).with(Thing.at(200, 150)) : Shot.of(i));
        }

        assertThat(watch.see(Shot.of(98)).state()).isEqualTo(NORMAL);
        assertThat(watch.see(Shot.of(99).with(Thing.at(200, 150))).state()).isEqualTo(ABNORMAL);
    }

    @Test
    void whatStaysIsAbnormalEachTime() {
        var watch = Watch.ofKnownPlace();

        for (int i = 0; i < 30; i++) {
            assertThat(watch.see(Shot.of(100 + i).with(Thing.at(200, 150))).state())
                    .as("still %d", i)
                    .isEqualTo(ABNORMAL);
        }
    }

    @Test
    void anotherPlaceIsNotTheUsualView() {
        var seen = Watch.ofKnownPlace().see(Shot.of(99).elsewhere());

        assertThat(seen.state()).isEqualTo(ABNORMAL);
    }

    @Test
    void aCoveredLensIsNeverNormal() {
        var watch = Watch.ofKnownPlace();

        var covered = watch.see(Shot.of(99).by(Camera.STEADY.gain(0.01)));

        assertThat(covered.state()).isEqualTo(UNCERTAIN);
        assertThat(covered.reason()).isEqualTo("It is too dark to see anything.");
    }

    @Test
    void nightHasAMemoryOfItsOwnAndDayIsKept() {
        var watch = Watch.ofKnownPlace();
        var night = Camera.STEADY.infrared().gain(0.5);

        for (int i = 0; i < Learning.ENOUGH; i++) {
            assertThat(watch.see(Shot.of(50 + i).by(night)).state()).isEqualTo(UNCERTAIN);
        }

        assertThat(watch.see(Shot.of(60).by(night)).state()).isEqualTo(NORMAL);
        assertThat(watch.see(Shot.of(61).by(night).with(Thing.at(40, 30))).state())
                .isEqualTo(ABNORMAL);
        assertThat(watch.see(Shot.of(62)).state()).isEqualTo(NORMAL);
        assertThat(watch.memories()).containsOnlyKeys("320x240 colour", "320x240 grey");
    }

    @Test
    void followsALightThatChangesSlowly() {
        var watch = Watch.ofKnownPlace();

        for (int i = 0; i < 40; i++) {
            var camera = Camera.STEADY.gain(1 - i * 0.01).slope(i * 0.01);
            assertThat(watch.see(Shot.of(100 + i).by(camera)).state())
                    .as("still %d", i)
                    .isEqualTo(NORMAL);
        }
        assertThat(watch.see(Shot.of(99).with(Thing.at(200, 150))).state()).isEqualTo(ABNORMAL);
    }

    @Test
    void learnsFromAnyStillAtFirstAndLaterOnlyFromNormalOnes() {
        var first = new Watch().see(Shot.of(1).bytes());
        var watch = Watch.ofKnownPlace();

        assertThat(first.learned()).get().returns(false, Learned::onlyIfNormal);
        assertThat(watch.see(Shot.of(99).bytes()).learned()).get().returns(true, Learned::onlyIfNormal);
        assertThat(watch.see(Shot.of(99).with(Thing.at(200, 150)).bytes()).learned())
                .isEmpty();
    }

    @Test
    void anotherSizeIsAnotherScene() {
        var watch = Watch.ofKnownPlace();

        var small = watch.see(PixelCodec.encode(Shot.of(99).raster(200, 160)));

        assertThat(((Assessed) small.outcome()).reason()).isEqualTo("learning (1 of 6)");
        assertThat(watch.memories()).containsOnlyKeys("320x240 colour", "200x160 colour");
    }

    @Test
    void aPictureTooSmallToTellIsUncertain() {
        var watch = new Watch();

        for (int i = 0; i < 2 * Learning.ENOUGH; i++) {
            var tiny = watch.see(PixelCodec.encode(Shot.of(i).raster(300, 12)));

            assertThat(((Assessed) tiny.outcome()).state()).isEqualTo(UNCERTAIN);
        }
        assertThat(watch.memories()).isEmpty();
    }

    /** All of the thing is in the region, which is at most five cells larger on each side. */
    private static void assertFits(Region region, Thing thing) {
        double slack = 10;
        assertThat(region.x() * Shot.WIDTH).isBetween(thing.x() - slack, (double) thing.x());
        assertThat(region.y() * Shot.HEIGHT).isBetween(thing.y() - slack, (double) thing.y());
        double right = thing.x() + thing.width();
        double bottom = thing.y() + thing.height();
        assertThat((region.x() + region.w()) * Shot.WIDTH).isBetween(right, right + slack);
        assertThat((region.y() + region.h()) * Shot.HEIGHT).isBetween(bottom, bottom + slack);
    }
}
