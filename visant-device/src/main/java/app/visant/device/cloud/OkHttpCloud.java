package app.visant.device.cloud;

import app.visant.device.port.Answer;
import app.visant.device.port.Cloud;
import app.visant.device.port.Reply;
import app.visant.device.port.Spool;
import app.visant.domain.device.Heartbeat;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/** {@code POST} of stills, heartbeats and acknowledgements. */
public final class OkHttpCloud implements Cloud {
    private static final Duration SHORT_CALL = Duration.ofSeconds(45);

    /** The server hashes and flushes before it answers, on a disk that may be busy. */
    private static final Duration UPLOAD_ANSWER = Duration.ofMinutes(1);

    private static final MediaType JPEG = MediaType.get("image/jpeg");
    private static final MediaType JSON = MediaType.get("application/json");

    private final CloudClient client;
    private final OkHttpClient shortCalls;
    private final OkHttpClient uploads;

    @Inject
    public OkHttpCloud(CloudClient client) {
        this.client = client;
        this.shortCalls = client.http().newBuilder().callTimeout(SHORT_CALL).build();
        this.uploads = client.http().newBuilder().readTimeout(UPLOAD_ANSWER).build();
    }

    @Override
    public Reply upload(Spool.Waiting still, Optional<Integer> kilobytesPerSecond) {
        var form = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("device_id", client.device().value())
                .addFormDataPart("record_id", still.id().value())
                .addFormDataPart("captured_at", still.capturedAt().toString())
                .addFormDataPart("trigger_label", still.label().value())
                .addFormDataPart("device_time", still.deviceTime().toString())
                .addFormDataPart(
                        "file",
                        still.id() + ".jpg",
                        new SlowedFile(still.jpeg(), still.sizeBytes(), JPEG, kilobytesPerSecond))
                .build();
        return send(uploads, client.request("v1/captures").post(form).build());
    }

    @Override
    public Reply heartbeat(Heartbeat heartbeat) {
        var body =
                Json.MAPPER.createObjectNode().put("device_id", client.device().value());
        heartbeat.version().ifPresent(v -> body.put("version", v));
        heartbeat.uptimeSeconds().ifPresent(v -> body.put("uptime_s", v));
        heartbeat.queueDepth().ifPresent(v -> body.put("queue_depth", v));
        heartbeat.dropped().ifPresent(v -> body.put("dropped", v));
        heartbeat.diskFreeBytes().ifPresent(v -> body.put("disk_free_bytes", v));
        heartbeat.cameraOk().ifPresent(v -> body.put("camera_ok", v));
        heartbeat.temperatureCelsius().ifPresent(v -> body.put("temperature_c", v));
        return send(shortCalls, post("v1/device-commands/heartbeat", body));
    }

    @Override
    public Reply acknowledge(Answer answer) {
        return send(shortCalls, post("v1/device-commands/ack", toJson(answer)));
    }

    @Override
    public void close() {
        client.close();
    }

    private Request post(String path, JsonNode body) {
        return client.request(path)
                .post(RequestBody.create(body.toString(), JSON))
                .build();
    }

    private Reply send(OkHttpClient http, Request request) {
        if (client.closed()) {
            return new Reply.Unreachable("the runtime stops");
        }
        try (var response = http.newCall(request).execute()) {
            return Replies.of(response);
        } catch (IOException e) {
            return new Reply.Unreachable(Failures.inWords(e));
        }
    }

    private static ObjectNode toJson(Answer answer) {
        var body = Json.MAPPER
                .createObjectNode()
                .put("command_id", answer.command().toString());
        return switch (answer) {
            case Answer.Completed(var command, var record) ->
                body.put("status", "completed").put("record_id", record.value());
            case Answer.Failed(var command, var error) ->
                body.put("status", "failed").put("error", error);
        };
    }
}
