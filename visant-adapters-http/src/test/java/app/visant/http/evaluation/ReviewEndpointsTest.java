package app.visant.http.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.capture.CaptureWorld;
import app.visant.application.evaluation.CaptureReview;
import app.visant.application.evaluation.Lessons;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Role;
import app.visant.http.Call.Reply;
import app.visant.http.Endpoint.Recording.Entry;
import app.visant.http.TestServer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReviewEndpointsTest {
    private final CaptureWorld world = new CaptureWorld();
    private final ReviewEndpoints review = new ReviewEndpoints(
            new CaptureReview(
                    world.ports.transactions(),
                    world.ports.captures(),
                    world.ledger,
                    new Lessons(world.ports.jobs(), world.ports.signals(), world.ports.ids()),
                    world.ports.jobs(),
                    world.ports.clock()),
            world.library);
    private final TestServer server = TestServer.of(review);
    private final String editor = server.member(world.org, Role.EDITOR);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aVerdictIsMarkedAndTheMarkTakenBack() {
        judged("CAP_1", ClassificationState.ABNORMAL);

        var reply = mark("CAP_1", "{\"verdict\":\"wrong\",\"note\":\"the cat\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("verdict").asText()).isEqualTo("wrong");
        assertThat(reply.json().path("state").asText()).isEqualTo("normal");
        assertThat(reply.json().path("note").asText()).isEqualTo("the cat");
        assertThat(world.capture("CAP_1").mark()).isPresent();

        var back = server.delete("/v1/captures/CAP_1/mark").bearer(editor).send();
        assertThat(back.status()).isEqualTo(204);
        assertThat(world.capture("CAP_1").mark()).isEmpty();
    }

    @Test
    void whatCannotBeIsRefusedAndSaysWhy() {
        judged("CAP_1", ClassificationState.UNCERTAIN);
        world.taken("CAP_2", 2);

        var unsaid = mark("CAP_1", "{\"verdict\":\"wrong\"}");
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.json().at("/errors/0/pointer").asText()).isEqualTo("/state");
        assertThat(mark("CAP_1", "{\"verdict\":\"right\",\"state\":\"normal\"}").status())
                .isEqualTo(422);
        assertThat(mark("CAP_1", "{\"verdict\":\"maybe\"}").status()).isEqualTo(422);
        assertThat(mark("CAP_1", "{\"verdict\":\"right\",\"note\":\"%s\"}".formatted("x".repeat(1001)))
                        .status())
                .isEqualTo(422);
        assertThat(mark("CAP_2", "{\"verdict\":\"right\"}").code()).isEqualTo("not_judged");
        assertThat(mark("CAP_9", "{\"verdict\":\"right\"}").status()).isEqualTo(404);
    }

    @Test
    void aStillIsJudgedAgain() {
        judged("CAP_1", ClassificationState.NORMAL);

        var reply = server.post("/v1/captures/CAP_1/reevaluate").bearer(editor).send();

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().path("awaits_verdict").asBoolean()).isTrue();
    }

    @Test
    void manyAreTreatedAtOnceAndAnsweredOneByOne() {
        judged("CAP_1", ClassificationState.ABNORMAL);
        judged("CAP_2", ClassificationState.UNCERTAIN);
        world.taken("CAP_3", 3);
        var all = "[\"CAP_1\",\"CAP_2\",\"CAP_3\",\"CAP_9\",\"CAP_1\"]";

        assertThat(results(bulk(all, "\"action\":\"mark\",\"verdict\":\"wrong\"")))
                .isEqualTo("CAP_1=done CAP_2=state_required CAP_3=not_judged CAP_9=not_found");
        assertThat(results(bulk(all, "\"action\":\"mark\",\"verdict\":\"wrong\",\"state\":\"abnormal\"")))
                .isEqualTo("CAP_1=contradicted CAP_2=done CAP_3=not_judged CAP_9=not_found");
        assertThat(results(bulk("[\"CAP_1\"]", "\"action\":\"unmark\""))).isEqualTo("CAP_1=done");
        assertThat(results(bulk(all, "\"action\":\"reevaluate\"")))
                .isEqualTo("CAP_1=done CAP_2=done CAP_3=done CAP_9=not_found");
        assertThat(results(bulk(all, "\"action\":\"delete\"")))
                .isEqualTo("CAP_1=done CAP_2=done CAP_3=done CAP_9=not_found");
    }

    @Test
    void theLogIsToldOfEachThatMayBeDoneToMany() {
        judged("CAP_1", ClassificationState.ABNORMAL);
        for (var action : List.of("\"mark\",\"verdict\":\"right\"", "\"unmark\"", "\"reevaluate\"", "\"delete\"")) {
            assertThat(results(bulk("[\"CAP_1\"]", "\"action\":" + action))).isEqualTo("CAP_1=done");
        }

        var bulk = review.endpoints().getLast();
        assertThat(bulk.recording().orElseThrow())
                .isInstanceOfSatisfying(
                        Entry.class,
                        entry -> assertThat(entry.actions())
                                .containsExactlyElementsOf(world.ports
                                        .in(world.org)
                                        .list(tx -> world.ports
                                                .transactions()
                                                .audit(tx)
                                                .map(entered -> entered.entry().action())
                                                .toList())));
    }

    @Test
    void aListIsOfOneToTwoHundredAndSaysWhatToDo() {
        var many = IntStream.rangeClosed(1, 201)
                .mapToObj(i -> "\"CAP_" + i + "\"")
                .collect(Collectors.joining(",", "[", "]"));

        assertThat(bulk(many, "\"action\":\"reevaluate\"").status()).isEqualTo(422);
        assertThat(bulk("[]", "\"action\":\"reevaluate\"").status()).isEqualTo(422);
        assertThat(bulk("[\"CAP_1\"]", "\"action\":\"mark\"").status()).isEqualTo(422);
        assertThat(bulk("[\"CAP_1\"]", "\"action\":\"delete\",\"verdict\":\"right\"")
                        .status())
                .isEqualTo(422);
        assertThat(bulk("[\"CAP_1\"]", "\"action\":\"delete\",\"note\":\"a cat\"")
                        .status())
                .isEqualTo(422);
        var stray = bulk("[\"CAP_1\"]", "\"action\":\"reevaluate\",\"state\":\"normal\"");
        assertThat(stray.status()).isEqualTo(422);
        assertThat(stray.json().at("/errors/0/pointer").asText()).isEqualTo("/state");
        assertThat(bulk("[\"../1\"]", "\"action\":\"delete\"").status()).isEqualTo(422);
    }

    private void judged(String recordId, ClassificationState state) {
        world.taken(recordId, recordId.hashCode());
        var verdict = new Evaluation.Classification(state, 0.9, "because", "panel", 1);
        world.ports
                .in(world.org)
                .run(tx -> world.ports
                        .captures()
                        .evaluate(
                                tx,
                                world.org,
                                new RecordId(recordId),
                                new Evaluation.Completed(verdict),
                                world.ports.clock().instant()));
    }

    private Reply mark(String recordId, String body) {
        return server.put("/v1/captures/" + recordId + "/mark")
                .bearer(editor)
                .json(body)
                .send();
    }

    private Reply bulk(String ids, String rest) {
        return server.post("/v1/captures/bulk")
                .bearer(editor)
                .json("{\"record_ids\":%s,%s}".formatted(ids, rest))
                .send();
    }

    private static String results(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json().findParents("record_id").stream()
                .map(item -> item.path("record_id").asText() + "="
                        + item.path("result").asText())
                .collect(Collectors.joining(" "));
    }
}
