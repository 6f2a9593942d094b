package app.visant.ai.baseline;

import static app.visant.domain.capture.ClassificationState.UNCERTAIN;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.capture.port.HostilePictures;
import app.visant.application.evaluation.port.Requests;
import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import app.visant.domain.evaluation.ModelOutcome.Assessed;
import app.visant.domain.evaluation.ModelOutcome.Malformed;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What cannot be read, be it a picture or a memory. */
final class BaselineModelFaultsTest {
    @Test
    void whatIsNoPictureIsMalformed() {
        var watch = Watch.ofKnownPlace();

        for (var hostile : HostilePictures.all()) {
            var answer = watch.see(hostile.bytes());

            assertThat(answer.outcome()).as(hostile.name()).isInstanceOf(Malformed.class);
            assertThat(answer.learned()).as(hostile.name()).isEmpty();
        }
    }

    @Test
    void aPictureThatIsRefusedIsMalformedAndSaysWhy() {
        var noSize = ByteBuffer.allocate(5).put((byte) 'P').array();

        assertThat(Watch.ofKnownPlace().see(noSize).outcome()).isEqualTo(new Malformed("refused: no size"));
    }

    @Test
    void aPictureThatBreaksOffIsMalformed() {
        var whole = Shot.of(99).bytes();

        var answer = Watch.ofKnownPlace().see(Arrays.copyOf(whole, whole.length / 2));

        assertThat(answer.outcome()).isEqualTo(new Malformed("the picture cannot be read"));
        assertThat(answer.learned()).isEmpty();
    }

    @Test
    void aDamagedMemoryIsLearnedAnew() {
        var watch = Watch.ofKnownPlace();
        watch.memories().replaceAll((name, memory) -> {
            var state = memory.state().clone();
            state[state.length / 2] ^= 1;
            return new SceneMemory(name, state);
        });

        var seen = watch.see(Shot.of(99));

        assertThat(seen.state()).isEqualTo(UNCERTAIN);
        assertThat(seen.reason()).isEqualTo("learning (1 of 6)");
    }

    @Test
    void aMemoryOfAnotherShapeIsNotUsed() {
        var other = new Watch();
        other.see(PixelCodec.encode(Shot.of(1).raster(200, 160)));
        var foreign = other.memories().values().iterator().next().state();
        var model = new BaselineModel("baseline", new PixelCodec());

        var answer =
                model.assess(Requests.of(Shot.of(99).bytes(), List.of(new SceneMemory("320x240 colour", foreign))));

        assertThat(((Assessed) answer.outcome()).reason()).isEqualTo("learning (1 of 6)");
    }
}
