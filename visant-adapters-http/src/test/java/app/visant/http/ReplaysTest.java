package app.visant.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.shared.port.IdempotencyStore;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReplaysTest {
    private final AtomicInteger effects = new AtomicInteger();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch leave = new CountDownLatch(1);
    private final TestServer server = TestServer.of(() -> List.of(
            Endpoint.post("/v1/devices", "Adds")
                    .requires(Permission.DEVICES_MANAGE)
                    .takes(Thing.class)
                    .answers(201, Made.class)
                    .idempotent()
                    .handledBy(this::add),
            Endpoint.post("/v1/devices/{id}/token", "Makes a secret")
                    .requires(Permission.DEVICES_MANAGE)
                    .answers(Made.class)
                    .idempotent()
                    .secret()
                    .handledBy(exchange -> Answer.ok(new Made(effects.incrementAndGet()))),
            Endpoint.delete("/v1/devices/{id}", "Removes")
                    .requires(Permission.DEVICES_MANAGE)
                    .idempotent()
                    .handledBy(exchange -> {
                        effects.incrementAndGet();
                        return Answer.nothing();
                    }),
            Endpoint.post("/v1/slow", "Takes its time")
                    .requires(Permission.DEVICES_MANAGE)
                    .answers(Made.class)
                    .idempotent()
                    .handledBy(this::slow)));
    private final String admin = server.member(Role.ADMIN);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theSameRequestAgainHasOneEffectAndOneAnswer() {
        var first = add("k", "{\"name\": \"a\"}");
        var again = add("k", "{\"name\": \"a\"}");
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.bytes()).isEqualTo(first.bytes());
        assertThat(again.header("Content-Type")).isEqualTo("application/json");
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(first.headers().get("Idempotent-Replayed")).isNull();
        assertThat(effects).hasValue(1);
    }

    @Test
    void withoutAKeyEachRequestHasItsEffect() {
        server.post("/v1/devices").bearer(admin).json("{}").send();
        server.post("/v1/devices").bearer(admin).json("{}").send();
        assertThat(effects).hasValue(2);
    }

    @Test
    void aKeyForAnotherBodyPathOrQueryIsRefused() {
        add("k", "{\"name\": \"a\"}");
        assertThat(add("k", "{\"name\": \"b\"}").code()).isEqualTo("idempotency_mismatch");
        assertThat(server.post("/v1/devices/x/token")
                        .bearer(admin)
                        .header("Idempotency-Key", "k")
                        .send()
                        .status())
                .isEqualTo(422);
        assertThat(server.post("/v1/devices?x=1")
                        .bearer(admin)
                        .header("Idempotency-Key", "k")
                        .json("{\"name\": \"a\"}")
                        .send()
                        .status())
                .isEqualTo(422);
        assertThat(effects).hasValue(1);
    }

    @Test
    void aKeyIsOfOnePersonInOneOrganization() {
        add("k", "{}");
        server.post("/v1/devices")
                .bearer(server.member(Role.OWNER))
                .header("Idempotency-Key", "k")
                .json("{}")
                .send();
        server.post("/v1/devices")
                .bearer(server.member(TestServer.OTHER_ORG, Role.ADMIN))
                .header("Idempotency-Key", "k")
                .json("{}")
                .send();
        assertThat(effects).hasValue(3);
    }

    @Test
    void aSecretIsNotToldTwice() {
        var first = server.post("/v1/devices/x/token")
                .bearer(admin)
                .header("Idempotency-Key", "k")
                .send();
        var again = server.post("/v1/devices/x/token")
                .bearer(admin)
                .header("Idempotency-Key", "k")
                .send();
        assertThat(first.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("already_done");
        assertThat(effects).hasValue(1);
    }

    @Test
    void anAnswerWithoutABodyIsReplayedWithoutOne() {
        var first = server.delete("/v1/devices/x")
                .bearer(admin)
                .header("Idempotency-Key", "k")
                .send();
        var again = server.delete("/v1/devices/x")
                .bearer(admin)
                .header("Idempotency-Key", "k")
                .send();
        assertThat(List.of(first.status(), again.status())).containsExactly(204, 204);
        assertThat(effects).hasValue(1);
    }

    @Test
    void whatWasRefusedMayBeTriedAgainWithTheSameKey() {
        assertThat(add("k", "{\"name\": \"conflict\"}").status()).isEqualTo(409);
        assertThat(add("k", "{\"name\": 7}").status()).isEqualTo(422);
        assertThat(add("k", "{\"name\": \"break\"}").status()).isEqualTo(500);
        assertThat(add("k", "{\"name\": \"fine\"}").status()).isEqualTo(201);
        assertThat(effects).hasValue(1);
    }

    @Test
    void whileOneIsAtWorkAnotherIsAskedToComeBack() throws Exception {
        var first = CompletableFuture.supplyAsync(() -> server.post("/v1/slow")
                .bearer(admin)
                .header("Idempotency-Key", "k")
                .send());
        assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
        var second = server.post("/v1/slow")
                .bearer(admin)
                .header("Idempotency-Key", "k")
                .send();
        leave.countDown();
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("in_progress");
        assertThat(second.header("Retry-After")).isEqualTo("1");
        assertThat(first.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    @Test
    void aKeyOfBadFormIsRefused() {
        for (var key : List.of("", "x".repeat(256), "a b")) {
            var reply = add(key, "{}");
            assertThat(reply.status()).as(key).isEqualTo(422);
            assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("/header/idempotency-key");
        }
        assertThat(add("x".repeat(255), "{}").status()).isEqualTo(201);
    }

    @Test
    void afterADayAKeyIsNewAgain() {
        add("k", "{}");
        server.clock.advance(IdempotencyStore.KEPT.plus(Duration.ofMinutes(1)));
        add("k", "{}");
        assertThat(effects).hasValue(2);
    }

    private Call.Reply add(String key, String body) {
        return server.post("/v1/devices")
                .bearer(admin)
                .header("Idempotency-Key", key)
                .json(body)
                .send();
    }

    private Answer add(Exchange exchange) {
        var name = exchange.body().optional("name", Form.TEXT).get().orElse("");
        return switch (name) {
            case "conflict" -> throw Problem.conflict("taken", "It is taken.");
            case "break" -> throw new IllegalStateException("broken");
            default -> Answer.json(201, new Made(effects.incrementAndGet()));
        };
    }

    private Answer slow(Exchange exchange) {
        entered.countDown();
        try {
            assertThat(leave.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Answer.ok(new Made(effects.incrementAndGet()));
    }

    private record Thing(Optional<String> name) {}

    private record Made(int number) {}
}
