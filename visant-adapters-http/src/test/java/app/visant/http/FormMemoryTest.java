package app.visant.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.shared.Permission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FormMemoryTest {
    private static final int STILL = 200_000;
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch received = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final TestServer server = TestServer.of(
            s -> new HttpSettings(
                    s.listen(),
                    s.publicUrl(),
                    s.allowedOrigins(),
                    s.trustedProxies(),
                    new HttpSettings.Uploads(s.uploads().incoming(), s.uploads().maxFileBytes(), 2 * STILL - 1),
                    s.metricsToken()),
            () -> List.of(Endpoint.post("/v1/captures", "Uploads")
                    .requires(Permission.DEVICE_UPLOAD)
                    .takesForm(Fields.class, "file")
                    .answers(Got.class)
                    .handledBy(this::upload)));

    @AfterEach
    void stop() {
        go.countDown();
        server.close();
    }

    @Test
    void whatFindsNoRoomInMemoryIsReceivedOnDisk() throws Exception {
        var slow = CompletableFuture.supplyAsync(() -> post("slow"));
        assertThat(received.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

        assertThat(post("quick")).as("files while it is handled").isEqualTo(1);

        go.countDown();
        assertThat(slow.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isZero();
        assertThat(post("quick")).as("there is room again").isZero();
        assertThat(files()).isZero();
    }

    @Test
    void roomIsGivenOnceAndAgainWhenItIsGivenBack() {
        var memory = new FormMemory(1000);

        assertThat(memory.take(600)).isEqualTo(600);
        assertThat(memory.take(600)).isZero();
        assertThat(memory.take(400)).isEqualTo(400);
        memory.giveBack(600);
        assertThat(memory.take(600)).isEqualTo(600);
    }

    @Test
    void formsOfUnknownOrGreatLengthGetNone() {
        var memory = new FormMemory(Long.MAX_VALUE);

        assertThat(memory.take(-1)).isZero();
        assertThat(memory.take(FormMemory.MOST_EACH + 1)).isZero();
        assertThat(memory.take(FormMemory.MOST_EACH)).isEqualTo(FormMemory.MOST_EACH);
    }

    /** The files that there were while the form was handled. */
    private int post(String label) {
        var form = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("label", label)
                .addFormDataPart("file", "a.jpg", RequestBody.create(new byte[STILL], MediaType.get("image/jpeg")))
                .build();
        var reply =
                server.post("/v1/captures").bearer(server.device()).body(form).send();
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json().path("files").asInt();
    }

    private Answer upload(Exchange exchange) {
        var upload = exchange.upload();
        if (upload.fields().require("label", Form.TEXT).get().equals("slow")) {
            received.countDown();
            await();
            return Answer.ok(new Got(0));
        }
        return Answer.ok(new Got(files()));
    }

    private void await() {
        try {
            assertThat(go.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int files() {
        try (var files = Files.list(server.incoming())) {
            return (int) files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Fields(String label) {}

    private record Got(int files) {}
}
