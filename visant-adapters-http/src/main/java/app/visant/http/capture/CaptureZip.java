package app.visant.http.capture;

import app.visant.application.capture.CaptureExport;
import app.visant.application.capture.CaptureExport.Item;
import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore.Part;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.Evaluation.Classification;
import app.visant.domain.capture.Mark;
import app.visant.http.Document;
import app.visant.http.edge.Csv;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A ZIP of stills as received, each with a file of what is known of it, by device and UTC day, and a table of them all at
 * its end. What it holds of it meanwhile is one still, and the table, packed.
 */
final class CaptureZip implements Document {
    private static final int BUFFER = 64 * 1024;
    private static final String TABLE = "captures.csv";

    private final CaptureExport.Run run;

    CaptureZip(CaptureExport.Run run) {
        this.run = run;
    }

    /** Never closed: that would end what failed as if all were well, with a directory of the half that was written. */
    @Override
    public void writeTo(OutputStream out) throws IOException {
        var zip = new ZipOutputStream(new BufferedOutputStream(out, BUFFER), StandardCharsets.UTF_8);
        var table = new Table();
        run.each(item -> {
            if (item instanceof Item.Found(Capture capture, byte[] jpeg, byte[] metadata)) {
                still(zip, capture, jpeg);
                packed(zip, name(capture, Part.METADATA), capture.capturedAt(), metadata);
            }
            table.add(item);
        });
        table.appendTo(zip);
        zip.finish();
        zip.flush();
    }

    @Override
    public void close() {
        run.close();
    }

    /** A picture is packed already. */
    private static void still(ZipOutputStream zip, Capture capture, byte[] jpeg) throws IOException {
        var sum = new CRC32();
        sum.update(jpeg);
        var entry = entry(name(capture, Part.ORIGINAL), capture.capturedAt());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(jpeg.length);
        entry.setCompressedSize(jpeg.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(jpeg);
        zip.closeEntry();
    }

    private static void packed(ZipOutputStream zip, String name, Instant at, byte[] content) throws IOException {
        zip.putNextEntry(entry(name, at));
        zip.write(content);
        zip.closeEntry();
    }

    private static ZipEntry entry(String name, Instant at) {
        var entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.from(at));
        return entry;
    }

    /** Ids are letters, digits, {@code _} and {@code -}: no name leads out of the folder that it is unpacked in. */
    private static String name(Capture capture, Part part) {
        var key = ImageKey.of(capture);
        return key.device() + "/" + key.day() + "/" + key.recordId() + part.suffix();
    }

    /** A line for each still, kept packed until its turn comes: that is at the end, when it is known what was left out. */
    private static final class Table {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final GZIPOutputStream lines;
        private Instant newest = Instant.EPOCH;

        Table() throws IOException {
            lines = new GZIPOutputStream(kept);
            write(Stream.of(
                    "record_id",
                    "device_id",
                    "captured_at",
                    "received_at",
                    "trigger_label",
                    "status",
                    "state",
                    "confidence",
                    "reason",
                    "marked",
                    "mark_note",
                    "size_bytes",
                    "sha256",
                    "file",
                    "left_out"));
        }

        void add(Item item) throws IOException {
            var capture = item.capture();
            var verdict = capture.evaluation().judged();
            var found = item instanceof Item.Found;
            newest = capture.capturedAt().isAfter(newest) ? capture.capturedAt() : newest;
            write(Stream.of(
                    capture.recordId().value(),
                    capture.device().value(),
                    capture.capturedAt().toString(),
                    capture.receivedAt().toString(),
                    text(capture.label().map(Object::toString)),
                    capture.evaluation().status(),
                    text(verdict.map(Classification::state).map(Table::word)),
                    text(verdict.map(Classification::confidence).map(Object::toString)),
                    text(verdict.map(Classification::reason)),
                    text(capture.mark().map(Mark::truth).map(Table::word)),
                    text(capture.mark().flatMap(Mark::note)),
                    Long.toString(capture.still().sizeBytes()),
                    capture.still().sha256().hex(),
                    found ? name(capture, Part.ORIGINAL) : "",
                    found ? "" : "deleted"));
        }

        void appendTo(ZipOutputStream zip) throws IOException {
            lines.close();
            zip.putNextEntry(entry(TABLE, newest));
            try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(kept.toByteArray()))) {
                unpacked.transferTo(zip);
            }
            zip.closeEntry();
        }

        private void write(Stream<String> cells) throws IOException {
            lines.write(Csv.line(cells).getBytes(StandardCharsets.UTF_8));
        }

        private static String word(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }

        private static String text(Optional<String> value) {
            return value.orElse("");
        }
    }
}
