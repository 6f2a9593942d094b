package app.visant.device.port;

import java.util.Arrays;

/** The bytes of a JPEG file, from its start marker to its end marker. Whether they decode is for the cloud to find out. */
public final class Jpeg {
    private static final int MARKER = 0xFF;
    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int LEAST = 4;

    private final byte[] bytes;

    /** Takes over the array. Zeros after the end marker, which webcams pad their frames with, are cut off. */
    public Jpeg(byte[] content) {
        if (content.length < LEAST || octet(content, 0) != MARKER || octet(content, 1) != START) {
            throw new IllegalArgumentException("does not begin like a JPEG");
        }
        int end = content.length;
        while (end > LEAST && content[end - 1] == 0) {
            end--;
        }
        if (octet(content, end - 2) != MARKER || octet(content, end - 1) != END) {
            throw new IllegalArgumentException("breaks off before the end of the JPEG");
        }
        this.bytes = end == content.length ? content : Arrays.copyOf(content, end);
    }

    /** The bytes themselves, not a copy: a still may be megabytes on a device with little memory. Not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return bytes.length;
    }

    @Override
    public String toString() {
        return "JPEG of " + bytes.length + " bytes";
    }

    private static int octet(byte[] content, int at) {
        return content[at] & 0xFF;
    }
}
