package app.visant.http.capture;

import app.visant.application.capture.CaptureWorld;
import app.visant.application.capture.LiveView;
import app.visant.application.capture.port.JpegBytes;
import app.visant.application.device.DeviceReports;
import app.visant.application.evaluation.AssessmentHistory;
import app.visant.application.key.CredentialWatch;
import app.visant.application.shared.port.Signal;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.evaluation.Assessment;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Role;
import app.visant.http.Call;
import app.visant.http.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

/** The capture routes on a real server, over the capture context in memory. */
final class CaptureServer implements AutoCloseable {
    static final byte[] JPEG = jpeg(1);
    static final byte[] OTHER_JPEG = jpeg(2);

    final CaptureWorld world = new CaptureWorld();
    final LiveView live = new LiveView(
            world.ports.transactions(),
            world.ports.captures(),
            world.ports.deviceViews(),
            new CredentialWatch(
                    world.ports.transactions(), world.ports.sessions(), world.ports.keys(), world.ports.clock()),
            world.ports.signals(),
            world.ports.clock());
    final TestServer server = TestServer.of(
            new CaptureEndpoints(
                    world.ingestion,
                    world.library,
                    new AssessmentHistory(
                            world.ports.transactions(),
                            world.ports.captures(),
                            world.ports.assessments(),
                            world.ports.jobs()),
                    new DeviceReports(world.ports.transactions(), world.ports.presence(), world.ports.clock())),
            new CaptureEventEndpoints(live));
    final String owner = server.member(world.org, Role.OWNER);
    final String device = server.device(world.org, world.device.id());

    /** 64 × 48 pixels, made by hand: no encoder of any JDK has a say in what the golden files hold. */
    static byte[] jpeg(int seed) {
        var data = new byte[64];
        Arrays.fill(data, (byte) (seed & 0x7F));
        return JpegBytes.concat(
                JpegBytes.bytes(0xFF, JpegBytes.SOI),
                JpegBytes.segment(JpegBytes.DQT, new byte[65]),
                JpegBytes.segment(0xC0, JpegBytes.bytes(8, 0, 48, 0, 64, 1, 1, 0x11, 0)),
                JpegBytes.segment(JpegBytes.SOS, JpegBytes.bytes(1, 1, 0, 0, 63, 0)),
                data,
                JpegBytes.bytes(0xFF, JpegBytes.EOI));
    }

    /** A form as the description of the product has it. */
    Form form(String recordId) {
        return new Form()
                .field("device_id", world.device.id().value())
                .field("record_id", recordId)
                .field("captured_at", "2025-11-10T12:00:00Z")
                .field("trigger_label", "scheduled-hourly");
    }

    Call.Reply upload(String recordId) {
        return upload(form(recordId).file(JPEG));
    }

    Call.Reply upload(Form form) {
        return server.post("/v1/captures").bearer(device).body(form.body()).send();
    }

    Call.Reply get(String path) {
        return server.get(path).bearer(owner).send();
    }

    /** Sets how far the judging has come, and says so. */
    void evaluate(String recordId, Evaluation evaluation) {
        var id = new RecordId(recordId);
        var now = world.ports.clock().instant();
        world.ports.in(world.org).run(tx -> world.ports.captures().evaluate(tx, world.org, id, evaluation, now));
        world.ports.signals().publish(new Signal.CaptureChanged(world.org, id));
    }

    void assess(String recordId, List<Assessment> assessments) {
        world.ports
                .in(world.org)
                .run(tx -> world.ports
                        .assessments()
                        .replace(
                                tx,
                                world.org,
                                new RecordId(recordId),
                                assessments,
                                1,
                                world.ports.clock().instant()));
    }

    @Override
    public void close() {
        server.close();
    }

    /** A multipart form in the making. */
    static final class Form {
        private final Map<String, String> fields = new LinkedHashMap<>();
        private byte[] file = {};
        private String fileType = "image/jpeg";
        private boolean withFile;

        /** Sets the field, or leaves it out if the value is empty. */
        Form field(String name, String value) {
            if (value.isEmpty()) {
                fields.remove(name);
            } else {
                fields.put(name, value);
            }
            return this;
        }

        Form file(byte... content) {
            file = content;
            withFile = true;
            return this;
        }

        Form file(String content) {
            return file(content.getBytes(StandardCharsets.UTF_8));
        }

        Form fileType(String type) {
            fileType = type;
            return this;
        }

        RequestBody body() {
            var body = new MultipartBody.Builder().setType(MultipartBody.FORM);
            fields.forEach(body::addFormDataPart);
            if (withFile) {
                body.addFormDataPart("file", "../../etc/passwd", RequestBody.create(file, MediaType.get(fileType)));
            }
            return body.build();
        }
    }
}
