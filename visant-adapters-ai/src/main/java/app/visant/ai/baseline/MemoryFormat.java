package app.visant.ai.baseline;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Memories as bytes: {@code VB}, version, kind (0 learning, 1 scene), width, height and number of stills as two bytes each,
 * CRC-32 of all but itself, then deflated planes. A plane of lightness is whole, planes of colour and habit are halved.
 */
final class MemoryFormat {
    private static final byte[] MAGIC = {'V', 'B'};
    private static final byte VERSION = 1;
    private static final byte LEARNING = 0;
    private static final byte SCENE = 1;
    /** Where the checksum stands. */
    private static final int SUM = 10;

    private static final int HEADER = 14;
    /** Steps to a level of a single still: what is lost is less than its noise. */
    private static final float COARSE = 0.5f;
    /** Steps to a level of a learned plane. */
    private static final float FINE = 16;

    private static final float HABIT = 16;

    private MemoryFormat() {}

    static byte[] write(Memory memory) {
        var grid = memory.grid();
        var planes = new ByteArrayOutputStream();
        int stills = switch (memory) {
            case Learning learning -> {
                writeStills(learning, planes);
                yield learning.stills().size();
            }
            case Scene scene -> {
                writeScene(scene, planes);
                yield scene.stills();
            }
        };
        var packed = deflate(planes.toByteArray());
        var bytes = ByteBuffer.allocate(HEADER + packed.length)
                .put(MAGIC)
                .put(VERSION)
                .put(memory instanceof Scene ? SCENE : LEARNING)
                .putShort((short) grid.width())
                .putShort((short) grid.height())
                .putShort((short) stills)
                .putInt(0)
                .put(packed)
                .array();
        ByteBuffer.wrap(bytes).putInt(SUM, sum(bytes));
        return bytes;
    }

    /** Empty if these bytes are not, or no longer, what {@link #write} makes. */
    static Optional<Memory> read(byte[] bytes) {
        try {
            var in = ByteBuffer.wrap(bytes);
            var magic = new byte[MAGIC.length];
            in.get(magic);
            byte version = in.get();
            byte kind = in.get();
            var grid = new Grid(in.getShort(), in.getShort());
            int stills = in.getShort();
            int sum = in.getInt();
            if (!Arrays.equals(magic, MAGIC) || version != VERSION || sum != sum(bytes) || !sane(grid)) {
                return Optional.empty();
            }
            return switch (kind) {
                case LEARNING -> readStills(bytes, grid, stills);
                case SCENE -> readScene(bytes, grid, stills);
                default -> Optional.empty();
            };
        } catch (BufferUnderflowException | DataFormatException e) {
            return Optional.empty();
        }
    }

    private static int sum(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes, 0, SUM);
        crc.update(bytes, HEADER, bytes.length - HEADER);
        return (int) crc.getValue();
    }

    private static boolean sane(Grid grid) {
        return Math.min(grid.width(), grid.height()) >= Grid.LEAST
                && Math.max(grid.width(), grid.height()) <= Grid.SIDE;
    }

    /** The first still, then what each other one differs by from it; all as differences from left to right. */
    private static void writeStills(Learning learning, ByteArrayOutputStream out) {
        var first = new int[3][];
        for (var still : learning.stills()) {
            for (int plane = 0; plane < 3; plane++) {
                var levels = steps(plane(still, plane), plane == 0 ? COARSE : 1);
                int last = 0;
                for (int i = 0; i < levels.length; i++) {
                    int value = first[plane] == null ? levels[i] : levels[i] - first[plane][i];
                    out.write(value - last);
                    last = value;
                }
                first[plane] = first[plane] == null ? levels : first[plane];
            }
        }
    }

    private static Optional<Memory> readStills(byte[] bytes, Grid grid, int count) throws DataFormatException {
        if (count < 1 || count >= Learning.ENOUGH) {
            return Optional.empty();
        }
        int half = grid.half().size();
        var in = inflate(bytes, count * (grid.size() + 2 * half));
        var first = new int[3][];
        var stills = new ArrayList<Picture>();
        for (int still = 0; still < count; still++) {
            var planes = new float[3][];
            for (int plane = 0; plane < 3; plane++) {
                var levels = new int[plane == 0 ? grid.size() : half];
                int value = 0;
                for (int i = 0; i < levels.length; i++) {
                    value += in.get();
                    int base = first[plane] == null ? 0 : first[plane][i];
                    levels[i] = plane == 0 ? (value + base) & 0xff : (byte) (value + base);
                }
                first[plane] = first[plane] == null ? levels : first[plane];
                planes[plane] = levels(levels, plane == 0 ? COARSE : 1);
            }
            stills.add(picture(grid, planes));
        }
        return Optional.of(new Learning(grid, stills));
    }

    private static void writeScene(Scene scene, ByteArrayOutputStream out) {
        var values = new ArrayList<int[]>();
        for (int plane = 0; plane < 3; plane++) {
            values.add(steps(plane(scene.reference(), plane), FINE));
        }
        values.add(steps(scene.grid().halved(scene.ordinary()), HABIT));
        for (var plane : values) {
            for (int value : plane) {
                out.write(value >> 8);
            }
            for (int value : plane) {
                out.write(value);
            }
        }
    }

    private static Optional<Memory> readScene(byte[] bytes, Grid grid, int stills) throws DataFormatException {
        int half = grid.half().size();
        var in = inflate(bytes, 2 * (grid.size() + 3 * half));
        var planes = new float[4][];
        for (int plane = 0; plane < planes.length; plane++) {
            var values = new int[plane == 0 ? grid.size() : half];
            for (int i = 0; i < values.length; i++) {
                values[i] = in.get() << 8;
            }
            for (int i = 0; i < values.length; i++) {
                values[i] |= in.get() & 0xff;
            }
            planes[plane] = levels(values, plane < 3 ? FINE : HABIT);
        }
        return Optional.of(new Scene(picture(grid, planes), grid.doubled(planes[3]), Math.max(1, stills)));
    }

    /** 0 is lightness, 1 red and 2 blue against it, by half so that a byte holds them. */
    private static float[] plane(Picture picture, int which) {
        if (which == 0) {
            return picture.luma();
        }
        var luma = Picture.luma(picture.rgb());
        var plane = picture.rgb()[which == 1 ? 0 : 2].clone();
        for (int i = 0; i < plane.length; i++) {
            plane[i] = (plane[i] - luma[i]) / 2;
        }
        return plane;
    }

    private static Picture picture(Grid grid, float[][] planes) {
        var luma = grid.halved(planes[0]);
        var red = planes[1].clone();
        var blue = planes[2].clone();
        var green = new float[luma.length];
        for (int i = 0; i < luma.length; i++) {
            red[i] = luma[i] + 2 * red[i];
            blue[i] = luma[i] + 2 * blue[i];
            green[i] = (luma[i] - 0.299f * red[i] - 0.114f * blue[i]) / 0.587f;
        }
        return new Picture(grid, planes[0], new float[][] {red, green, blue});
    }

    private static int[] steps(float[] levels, float perLevel) {
        var steps = new int[levels.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.round(levels[i] * perLevel);
        }
        return steps;
    }

    private static float[] levels(int[] steps, float perLevel) {
        var levels = new float[steps.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = steps[i] / perLevel;
        }
        return levels;
    }

    private static byte[] deflate(byte[] plain) {
        var deflater = new Deflater();
        try {
            deflater.setInput(plain);
            deflater.finish();
            var packed = new ByteArrayOutputStream();
            var buffer = new byte[8192];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static ByteBuffer inflate(byte[] bytes, int expected) throws DataFormatException {
        var inflater = new Inflater();
        try {
            inflater.setInput(bytes, HEADER, bytes.length - HEADER);
            var plain = new byte[expected];
            int length = 0;
            while (length < expected && !inflater.finished()) {
                int more = inflater.inflate(plain, length, expected - length);
                if (more == 0) {
                    break;
                }
                length += more;
            }
            if (length != expected) {
                throw new DataFormatException("too short");
            }
            return ByteBuffer.wrap(plain);
        } finally {
            inflater.end();
        }
    }
}
