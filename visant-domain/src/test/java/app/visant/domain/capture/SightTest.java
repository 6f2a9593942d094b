package app.visant.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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

            assertThat(new Sight(form, List.of()).of(640, 480)).isEqualTo(new View(whole, List.of(whole)));
        }
    }

    @Test
    void aMaskKeepsTheSizeAndShowsTheRegions() {
        assertThat(new Sight(Form.MASKED, List.of(LEFT_TOP, RIGHT_BOTTOM)).of(640, 480))
                .isEqualTo(new View(
                        new Box(0, 0, 640, 480), List.of(new Box(0, 0, 160, 240), new Box(480, 240, 160, 240))));
    }

    @Test
    void aCropEndsAtTheFrameAroundAllRegions() {
        var low = new Region(0.25, 0.5, 0.5, 0.25);
        var frame = new Box(160, 240, 480, 240);

        assertThat(new Sight(Form.CROPPED, List.of(low, RIGHT_BOTTOM)).of(640, 480))
                .isEqualTo(new View(frame, List.of(frame)));
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
    void regionsAreFew() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sight(Form.MASKED, Collections.nCopies(11, LEFT_TOP)));
    }
}
