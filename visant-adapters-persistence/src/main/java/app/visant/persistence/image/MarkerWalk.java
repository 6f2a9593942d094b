package app.visant.persistence.image;

import app.visant.application.capture.port.ImageCodec.Inspection;
import app.visant.persistence.image.Anatomy.Frame;
import app.visant.persistence.image.Anatomy.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JPEG from marker to marker, once and in a time proportional to its length, and decodes nothing. Stricter than
 * decoders are, so that none of them can see anything in the file that was not seen here.
 */
final class MarkerWalk {
    private static final int TABLES_PER_SCAN = 8;
    private static final int MAX_SAMPLING = 4;

    private final byte[] jpeg;
    private final ImageLimits limits;
    private final Set<Integer> scanned = new HashSet<>();
    private final List<Span> essentials = new ArrayList<>();
    private final ApplicationData applicationData = new ApplicationData();

    private int at = 2;
    private boolean ended;
    private boolean complete;
    private int scans;
    private boolean inOneScan;
    private boolean allKept;
    private long codedBytes;
    private int tables;
    private @Nullable Frame frame;
    private Inspection.@Nullable Refused refusal;

    private MarkerWalk(byte[] jpeg, ImageLimits limits) {
        this.jpeg = jpeg;
        this.limits = limits;
    }

    /** What the walk found. */
    sealed interface Result {
        record Sound(Anatomy anatomy) implements Result {}

        record Unsound(Inspection verdict, String detail) implements Result {}
    }

    static Result over(byte[] jpeg, ImageLimits limits) {
        if (jpeg.length < 3
                || (jpeg[0] & 0xFF) != Marker.PREFIX
                || (jpeg[1] & 0xFF) != Marker.SOI
                || (jpeg[2] & 0xFF) != Marker.PREFIX) {
            var detail = "the file does not begin as a JPEG does";
            return new Result.Unsound(new Inspection.NotJpeg(detail), detail);
        }
        return new MarkerWalk(jpeg, limits).walk();
    }

    private Result walk() {
        if (jpeg.length > limits.extent().maxBytes()) {
            refuse("too_large", "more than " + limits.extent().maxBytes() + " bytes");
        }
        while (refusal == null && !ended) {
            step();
        }
        var picture = frame;
        if (refusal == null && (picture == null || scans == 0)) {
            malformed("there is no picture in it");
        }
        if (refusal == null && picture != null) {
            weigh(picture);
        }
        return refusal == null && picture != null
                ? new Result.Sound(
                        new Anatomy(picture, applicationData.metadata(), scans, complete, List.copyOf(essentials)))
                : unsound();
    }

    private Result unsound() {
        var no = refusal == null ? new Inspection.Refused("malformed", "there is no picture in it") : refusal;
        return new Result.Unsound(no, no.detail());
    }

    /** The proportion of coded data and work to pixels, known only at the end. */
    private void weigh(Frame picture) {
        var extent = limits.extent();
        if (picture.pixels() > codedBytes * extent.maxPixelsPerByte()) {
            refuse("too_few_bytes", codedBytes + " coded bytes cannot be " + picture.pixels() + " pixels");
        } else if (!inOneScan && picture.pixels() * scans > limits.structure().maxScannedPixels()) {
            refuse("too_many_scans", scans + " scans of " + picture.pixels() + " pixels");
        }
    }

    private void step() {
        var start = at;
        if (at < jpeg.length && (jpeg[at] & 0xFF) != Marker.PREFIX) {
            malformed("bytes between two segments at " + at);
            return;
        }
        while (at < jpeg.length && (jpeg[at] & 0xFF) == Marker.PREFIX) {
            at++;
        }
        if (at == jpeg.length) {
            breakOff();
            return;
        }
        var marker = jpeg[at++] & 0xFF;
        if (marker == Marker.EOI) {
            ended = true;
            complete = frame != null && scanned.containsAll(frame.components());
        } else if (Marker.isExotic(marker)) {
            refuse("unsupported_coding", "the kind of JPEG that marker " + Integer.toHexString(marker) + " announces");
        } else if (Marker.isFrame(marker)
                || Marker.isTable(marker)
                || Marker.isMetadata(marker)
                || marker == Marker.SOS) {
            segment(marker, start);
        } else {
            malformed("marker " + Integer.toHexString(marker) + " at " + start);
        }
    }

    private void segment(int marker, int start) {
        var length = at + 2 > jpeg.length ? 2 : number(at);
        var from = at + 2;
        var to = at + length;
        if (length < 2) {
            malformed("a segment of length " + length + " at " + start);
        } else if (from > jpeg.length || to > jpeg.length) {
            breakOff();
        } else {
            at = to;
            if (Marker.isMetadata(marker)) {
                metadata(marker, from, to);
            } else if (Marker.isTable(marker)) {
                table(start, to);
            } else if (Marker.isFrame(marker)) {
                frame(marker, from, to);
                keep(start, to);
            } else {
                scan(start, from, to);
            }
        }
    }

    private void metadata(int marker, int from, int to) {
        applicationData.take(marker, jpeg, from, to);
        if (applicationData.exceeds(limits.structure())) {
            refuse("too_much_metadata", "more application data than pictures have");
        }
    }

    private void table(int start, int to) {
        if (++tables > TABLES_PER_SCAN * (limits.structure().maxScans() + 1)) {
            malformed("more tables than any picture needs");
        }
        keep(start, to);
    }

    private void frame(int marker, int from, int to) {
        if (frame != null) {
            malformed("two frame headers");
            return;
        }
        var count = to - from < 6 ? 0 : jpeg[from + 5] & 0xFF;
        if (count == 0 || to - from != 6 + 3 * count) {
            malformed("a frame header of " + (to - from) + " bytes");
            return;
        }
        var height = number(from + 1);
        var width = number(from + 3);
        var extent = limits.extent();
        if (jpeg[from] != 8) {
            refuse("unsupported_coding", (jpeg[from] & 0xFF) + " bits per sample");
        } else if (count != 1 && count != 3 && count != 4) {
            refuse("unsupported_coding", count + " components");
        } else if (width == 0 || height == 0) {
            malformed("the size is " + width + " × " + height);
        } else if (width > extent.maxSide()
                || height > extent.maxSide()
                || (long) width * height > extent.maxPixels()) {
            refuse("too_many_pixels", width + " × " + height);
        } else {
            components(from + 6, count);
            frame = new Frame(marker == Marker.SOF2, width, height, ids(from + 6, count, 3));
        }
    }

    private void components(int from, int count) {
        for (var i = 0; i < count; i++) {
            var sampling = jpeg[from + 3 * i + 1] & 0xFF;
            var across = sampling >> 4;
            var down = sampling & 0xF;
            if (across < 1 || across > MAX_SAMPLING || down < 1 || down > MAX_SAMPLING) {
                malformed("sampling factors " + across + " × " + down);
            }
        }
        if (new HashSet<>(ids(from, count, 3)).size() < count) {
            malformed("two components of one name");
        }
    }

    private void scan(int start, int from, int to) {
        var count = from == to ? 0 : jpeg[from] & 0xFF;
        var picture = frame;
        if (picture == null) {
            malformed("a scan before the frame header");
        } else if (++scans > limits.structure().maxScans()) {
            refuse("too_many_scans", "more than " + limits.structure().maxScans());
        } else if (count == 0 || to - from != 4 + 2 * count) {
            malformed("a scan header of " + (to - from) + " bytes");
        } else {
            var ids = ids(from + 1, count, 2);
            if (!picture.components().containsAll(ids) || new HashSet<>(ids).size() < count) {
                malformed("a scan of components that are not there");
            }
            inOneScan |= scans == 1
                    && !picture.progressive()
                    && count == picture.components().size();
            scanned.addAll(ids);
            passCodedData();
            keep(start, at);
            allKept = inOneScan;
        }
    }

    /** Goes on to the marker that ends the scan: neither a stuffed zero nor a restart nor a filling byte. */
    private void passCodedData() {
        var start = at;
        for (; at < jpeg.length; at++) {
            if ((jpeg[at] & 0xFF) != Marker.PREFIX || at + 1 == jpeg.length) {
                continue;
            }
            var next = jpeg[at + 1] & 0xFF;
            if (next == 0 || Marker.isRestart(next)) {
                at++;
            } else if (next != Marker.PREFIX) {
                break;
            }
        }
        codedBytes += at - start;
        ended = at >= jpeg.length;
    }

    /** Keeps a part for the decoder; of a picture in one scan nothing after that scan. */
    private void keep(int from, int to) {
        if (!allKept) {
            essentials.add(new Span(from, to));
        }
    }

    private List<Integer> ids(int from, int count, int stride) {
        var ids = new ArrayList<Integer>(count);
        for (var i = 0; i < count; i++) {
            ids.add(jpeg[from + stride * i] & 0xFF);
        }
        return List.copyOf(ids);
    }

    private int number(int offset) {
        return ((jpeg[offset] & 0xFF) << 8) | (jpeg[offset + 1] & 0xFF);
    }

    /** The file is over before the picture is. */
    private void breakOff() {
        if (scans == 0) {
            malformed("the header breaks off");
        }
        ended = true;
    }

    private void malformed(String detail) {
        refuse("malformed", detail);
    }

    private void refuse(String code, String detail) {
        if (refusal == null) {
            refusal = new Inspection.Refused(code, detail);
        }
    }
}
