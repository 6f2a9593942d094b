package app.visant.ai.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class MemoryFormatTest {
    private static final Grid GRID = Grid.of(Shot.WIDTH, Shot.HEIGHT);

    @Test
    void learningComesBackAsItWasButForTheNoise() {
        var learning = (Learning) known(3);

        var back = (Learning) MemoryFormat.read(MemoryFormat.write(learning)).orElseThrow();

        assertThat(back.grid()).isEqualTo(GRID);
        assertThat(back.stills()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertClose(back.stills().get(i), learning.stills().get(i), 1.01f);
        }
    }

    @Test
    void aSceneComesBackFinely() {
        var scene = (Scene) known(Learning.ENOUGH);

        var back = (Scene) MemoryFormat.read(MemoryFormat.write(scene)).orElseThrow();

        assertThat(back.stills()).isEqualTo(Learning.ENOUGH);
        assertClose(back.reference(), scene.reference(), 0.1f);
    }

    @Test
    void writingWhatWasReadChangesNothing() {
        for (int stills : new int[] {1, 5, Learning.ENOUGH}) {
            var bytes = MemoryFormat.write(known(stills));

            var again = MemoryFormat.write(MemoryFormat.read(bytes).orElseThrow());

            assertThat(((Object) MemoryFormat.read(again).orElseThrow()).getClass())
                    .isEqualTo(MemoryFormat.read(bytes).orElseThrow().getClass());
            assertThat(again.length).isCloseTo(bytes.length, within(bytes.length / 20));
        }
    }

    @Test
    void isSmallEnoughForARow() {
        for (int stills = 1; stills <= Learning.ENOUGH; stills++) {
            assertThat(MemoryFormat.write(known(stills)).length).isLessThan(160_000);
        }
    }

    @Test
    void anyByteDamagedIsRefused() {
        for (int stills : new int[] {2, Learning.ENOUGH}) {
            var bytes = MemoryFormat.write(known(stills));
            for (int at = 0; at < bytes.length; at += at < 64 ? 1 : 211) {
                var damaged = bytes.clone();
                damaged[at] ^= 0x10;
                assertThat(MemoryFormat.read(damaged))
                        .as("byte %d of %d", at, bytes.length)
                        .isEmpty();
            }
        }
    }

    @Test
    void whatBreaksOffIsRefused() {
        var bytes = MemoryFormat.write(known(2));

        for (int length = 0; length < bytes.length; length += length < 64 ? 1 : 211) {
            assertThat(MemoryFormat.read(Arrays.copyOf(bytes, length)))
                    .as("%d bytes", length)
                    .isEmpty();
        }
    }

    @Test
    void whatIsForeignIsRefused() {
        assertThat(MemoryFormat.read("{\"scene\":\"somebody else's\"}".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(MemoryFormat.read(new byte[4096])).isEmpty();
    }

    private static Memory known(int stills) {
        Memory memory = Learning.nothing(GRID);
        for (int i = 0; i < stills; i++) {
            memory = ((Learning) memory).with(Shot.of(i).raster());
        }
        return memory;
    }

    private static void assertClose(Picture picture, Picture other, float levels) {
        assertThat(picture.luma()).containsExactly(other.luma(), within(levels));
    }
}
