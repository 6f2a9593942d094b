package app.visant.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;

/** Devices that upload at once, each one still after the other, and repeat each until it is acknowledged. */
final class Fleet implements AutoCloseable {
    private static final int OK = 200;

    private final Client owner;
    private final Map<String, byte[]> stills = new HashMap<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final Set<Integer> refusals = ConcurrentHashMap.newKeySet();
    private final List<Thread> uploads = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();
    private volatile boolean stopped;

    /** Registers the devices and sets them to work. */
    Fleet(Client owner, int port, int devices, int stillsEach) {
        this.owner = owner;
        for (var number = 0; number < devices; number++) {
            var made = owner.post("/v1/devices", Map.of("name", "Camera " + number));
            var device = new Client(port, made.text("device_token"));
            clients.add(device);
            var own = new ArrayList<String>();
            for (var i = 0; i < stillsEach; i++) {
                var record = "CAP_%d_%03d".formatted(number, i);
                stills.put(record, Stills.jpeg(number * 1000 + i));
                own.add(record);
            }
            var id = made.text("id");
            uploads.add(Thread.ofVirtual().unstarted(() -> own.forEach(record -> upload(device, id, record))));
        }
        uploads.forEach(Thread::start);
    }

    int size() {
        return stills.size();
    }

    void awaitAcknowledged(int atLeast) {
        Client.await(atLeast + " uploads are acknowledged", () -> acknowledged.get() >= atLeast);
    }

    /** What was answered other than 200. */
    Set<Integer> refusals() {
        return Set.copyOf(refusals);
    }

    /** Every still is listed once, is there byte for byte, and gets a verdict. */
    void assertNothingIsLostOrTwice() {
        assertThat(list().stream().map(capture -> capture.path("record_id").asText()))
                .containsExactlyInAnyOrderElementsOf(stills.keySet());
        stills.forEach((record, jpeg) -> {
            var image = owner.get("/v1/captures/" + record + "/image");
            assertThat(image.status()).as(record).isEqualTo(OK);
            assertThat(image.bytes()).as(record).isEqualTo(jpeg);
        });
        Client.await(
                "each still is judged",
                () -> list().stream()
                        .allMatch(capture -> Set.of("completed", "failed")
                                .contains(capture.path("evaluation_status").asText())));
        assertThat(list()).allSatisfy(capture -> {
            assertThat(capture.path("evaluation_status").asText()).isEqualTo("completed");
            assertThat(capture.path("classification_state").asText()).isNotEmpty();
        });
    }

    @Override
    public void close() {
        stopped = true;
        clients.forEach(Client::close);
    }

    private void upload(Client device, String id, String record) {
        while (!stopped && !acknowledged(device, id, record)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private boolean acknowledged(Client device, String id, String record) {
        try {
            var answer = device.upload(id, record, "2026-01-01T00:00:00Z", stills.getOrDefault(record, new byte[0]));
            if (answer.status() == OK) {
                acknowledged.incrementAndGet();
                return true;
            }
            refusals.add(answer.status());
            return false;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private List<JsonNode> list() {
        return StreamSupport.stream(owner.get("/v1/captures?limit=200").body().spliterator(), false)
                .toList();
    }
}
