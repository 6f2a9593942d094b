package app.visant.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import app.visant.domain.capture.Sight.Box;
import app.visant.domain.capture.Sight.Form;
import app.visant.domain.capture.Sight.View;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SightTest {
    private static final Region LEFT_TOP = new Region(0, 0, 0.25, 0.5);
    private static final Region RIGHT_BOTTOM = new Region(0.75, 0.5, 0.25, 0.5);

    @Test
    void withoutRegionsEverythingIsSeen() {
        for (var form : Form.values()) {
            var whole = new Box(0, 0, 640, 480);

            assertThat(new Sight(form, List.of()).of(640, 480)).isEqualTo(new View(whole, List.of(whole), List.of()));
        }
    }

    @Test
    void aMaskKeepsTheSizeAndShowsTheRegions() {
        assertThat(new Sight(Form.MASKED, List.of(LEFT_TOP, RIGHT_BOTTOM)).of(640, 480))
                .isEqualTo(new View(
                        new Box(0, 0, 640, 480),
                        List.of(new Box(0, 0, 160, 240), new Box(480, 240, 160, 240)),
                        List.of()));
    }

    @Test
    void aCropEndsAtTheFrameAroundAllRegions() {
        var low = new Region(0.25, 0.5, 0.5, 0.25);
        var frame = new Box(160, 240, 480, 240);

        assertThat(new Sight(Form.CROPPED, List.of(low, RIGHT_BOTTOM)).of(640, 480))
                .isEqualTo(new View(frame, List.of(frame), List.of()));
    }

    @Test
    void aPixelThatARegionTouchesBelongsToIt() {
        var inner = new Region(0.101, 0.101, 0.1, 0.1);

        assertThat(new Sight(Form.CROPPED, List.of(inner)).of(10, 10).frame()).isEqualTo(new Box(1, 1, 2, 2));
    }

    @Test
    void everyRegionHasAPixelInEveryPicture() {
        var tiny = new Region(0.999_999, 0.999_999, 0.000_001, 0.000_001);
        for (var form : Form.values()) {
            for (var side : List.of(1, 2, 7, 8192)) {
                var view = new Sight(form, List.of(tiny)).of(side, side);

                assertThat(view.shown()).allSatisfy(box -> {
                    assertThat(box.x() + box.width()).isLessThanOrEqualTo(side);
                    assertThat(box.y() + box.height()).isLessThanOrEqualTo(side);
                });
            }
        }
    }

    @Test
    void whatIsHiddenIsHiddenFromEveryRegion() {
        var right = new Region(0.5, 0, 0.5, 1);
        var hidden = new Box(320, 0, 320, 480);

        var masked = new Sight(Form.MASKED, List.of(), List.of(right));
        assertThat(masked.of(640, 480).shown()).containsExactly(new Box(0, 0, 640, 480));
        assertThat(masked.of(640, 480).hidden()).containsExactly(hidden);
        assertThat(masked.isEverything()).isFalse();
        var cropped = new Sight(Form.CROPPED, List.of(LEFT_TOP), List.of(right));
        assertThat(cropped.of(640, 480).frame()).isEqualTo(new Box(0, 0, 160, 240));
        assertThat(cropped.of(640, 480).hidden()).containsExactly(hidden);
    }

    @Test
    void theShareOfWhatIsSeenCountsOverlapsOnce() {
        var half = new Region(0, 0, 0.5, 1);
        var middle = new Region(0.25, 0, 0.5, 1);

        assertThat(Sight.EVERYTHING.share()).isEqualTo(1);
        assertThat(new Sight(Form.MASKED, List.of(half, middle, half)).share()).isEqualTo(0.75);
        assertThat(new Sight(Form.MASKED, List.of(half), List.of(middle)).share())
                .isEqualTo(0.25);
        assertThat(new Sight(Form.MASKED, List.of(), List.of(half, middle)).share())
                .isEqualTo(0.25);
        assertThat(new Sight(Form.CROPPED, List.of(LEFT_TOP, RIGHT_BOTTOM), List.of(half)).share())
                .isEqualTo(0.5);
        assertThat(new Sight(Form.MASKED, List.of(half), List.of(half)).share()).isZero();
    }

    @Test
    void aPartOfACropHasItsPlaceInTheWhole() {
        var cropped = new Sight(Form.CROPPED, List.of(new Region(0.5, 0.25, 0.5, 0.5)));

        assertThat(cropped.inWhole(new Region(0.5, 0.5, 0.5, 0.5))).isEqualTo(new Region(0.75, 0.5, 0.25, 0.25));
        assertThat(new Sight(Form.MASKED, List.of(LEFT_TOP)).inWhole(RIGHT_BOTTOM))
                .isEqualTo(RIGHT_BOTTOM);
    }

    @Test
    void aPartAtTheVeryEdgeStaysAPart() {
        var cropped = new Sight(Form.CROPPED, List.of(new Region(0.5, 0.5, 0.500_000_9, 0.500_000_9)));

        for (var part : List.of(
                new Region(0, 0, 1.000_000_9, 1.000_000_9),
                new Region(1, 1, 0.000_000_9, 0.000_000_9),
                new Region(0.5, 0.5, Double.MIN_VALUE, 0.5))) {
            assertThatNoException().isThrownBy(() -> cropped.inWhole(part));
        }
    }

    @Test
    void onlyWhatIsBlackWithinTheFrameIsCovered() {
        assertThat(Sight.EVERYTHING.covers()).isFalse();
        assertThat(new Sight(Form.CROPPED, List.of(LEFT_TOP)).covers()).isFalse();
        assertThat(new Sight(Form.MASKED, List.of(LEFT_TOP)).covers()).isTrue();
        assertThat(new Sight(Form.CROPPED, List.of(LEFT_TOP), List.of(LEFT_TOP)).covers())
                .isTrue();
    }

    @Test
    void regionsAreFew() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Sight(Form.MASKED, Collections.nCopies(6, LEFT_TOP), Collections.nCopies(5, LEFT_TOP)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sight(Form.MASKED, Collections.nCopies(11, LEFT_TOP)));
    }
}
