package app.visant.bootstrap.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Role;
import app.visant.http.Endpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** What must hold between two organizations on one server, whichever of its walls stand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Isolation {
    /** Requests that change nothing are all about this one. */
    private @Nullable Tenant standing;

    abstract RealServer server();

    /** Those whose rows of the matrix are tried. */
    abstract Stream<Who> askers();

    @TestFactory
    Stream<DynamicTest> everybodyIsAnsweredAsThePermissionSays() {
        return server().endpoints().stream()
                .flatMap(endpoint -> askers().map(who -> DynamicTest.dynamicTest(
                        endpoint + " by " + who.words(),
                        () -> assertThat(answered(endpoint, who).status()).isEqualTo(Matrix.expected(endpoint, who)))));
    }

    @TestFactory
    Stream<DynamicTest> whatBelongsToAnotherIsAsWhatIsNotThere() {
        return server().endpoints().stream()
                .filter(Matrix::namesOurs)
                .map(endpoint -> DynamicTest.dynamicTest(
                        endpoint.toString(),
                        () -> assertAsMissing(
                                tenant().asker(Who.STRANGER),
                                stranger -> new Requests(tenant()).to(endpoint, stranger))));
    }

    /** Ways to name another's things that no route has in its path. */
    @TestFactory
    Stream<DynamicTest> howeverItIsNamed() {
        var ours = tenant();
        var etag = Question.get("/v1/captures/" + ours.still + "/image")
                .by(ours.asker(Who.OWNER))
                .ask(server())
                .header("ETag")
                .orElseThrow();
        return Stream.of(
                        Question.get("/v1/captures?device_id=" + ours.device.id()),
                        Question.get("/v1/captures/" + ours.still + "/image").with("If-None-Match", etag),
                        Question.get("/v1/captures/" + ours.still + "/image").with("If-None-Match", "*"),
                        Question.get("/v1/captures/" + ours.still + "/image?v=" + etag.substring(1, 17)),
                        Question.get("/v1/captures/" + ours.still + "/thumbnail")
                                .with("If-None-Match", "*"),
                        new Question("HEAD", "/v1/captures/" + ours.still + "/image"),
                        Question.get("/v1/capture-events/stream?device_id=" + ours.device.id())
                                .forEvents(),
                        Question.get("/v1/capture-events/ws?device_id=" + ours.device.id())
                                .forSocket(),
                        Question.get("/v1/audit?actor=" + ours.colleague.id()),
                        Question.get("/v1/audit?actor=" + ours.colleague.id()).with("Accept", "text/csv"),
                        new Question("POST", "/v1/devices/activate")
                                .json("{\"device_id\":\"%s\"}".formatted(ours.device.id())),
                        new Question("POST", "/v1/devices/activate")
                                .json("{\"device_id\":\"%s\"}".formatted(ours.retired.id())))
                .map(question -> DynamicTest.dynamicTest(
                        question.toString(), () -> assertAsMissing(ours.asker(Who.STRANGER), question::by)));
    }

    @Test
    void aDeviceOfAnotherOrganizationNamesOurThingsInVain() {
        var ours = tenant();
        var theirs = new Tenant(server());

        assertAsMissing(
                theirs.home.device(theirs.device.id()),
                device -> new Question("POST", "/v1/device-commands/ack")
                        .json("{\"command_id\":\"%s\",\"status\":\"completed\"}".formatted(ours.command.id()))
                        .by(device));
        assertAsMissing(
                theirs.home.device(theirs.device.id()),
                device -> Multipart.still(
                                new Question("POST", "/v1/captures"), ours.device.id(), theirs.still, Tenant.JPEG)
                        .by(device));
        assertThat(Multipart.still(new Question("POST", "/v1/captures"), theirs.device.id(), ours.still, Tenant.JPEG)
                        .by(theirs.home.device(theirs.device.id()))
                        .ask(server())
                        .status())
                .as("record ids are each organization's own")
                .isEqualTo(200);
        assertThat(image(ours).mentions(theirs.org.toString())).isFalse();
    }

    @TestFactory
    Stream<DynamicTest> noListCountOrExportKnowsOfAnother() {
        var marks = tenant().marks();
        return server().endpoints().stream()
                .filter(endpoint -> endpoint.method() == Endpoint.Method.GET)
                .filter(endpoint -> !endpoint.path().startsWith("/v1/admin/"))
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.toString(), () -> {
                    var theirs = new Tenant(server()).asker(Who.OWNER);
                    var question = new Requests(tenant()).to(endpoint, theirs);
                    for (var accept : List.of("application/json", "text/csv")) {
                        var answer = (endpoint.reply() instanceof Endpoint.Reply.Events
                                        ? question
                                        : question.with("Accept", accept))
                                .ask(server());
                        assertThat(marks).noneMatch(answer::mentions);
                    }
                }));
    }

    @Test
    void whatOneOrganizationUsesCountsForNoOther() {
        var theirs = new Tenant(server()).asker(Who.OWNER);
        var before = Question.get("/v1/auth/me").by(theirs).ask(server());
        var ours = new Tenant(server());
        ours.upload(new RecordId("one-more-" + ours.home.newId()));

        assertThat(Question.get("/v1/auth/me").by(theirs).ask(server()).body()).isEqualTo(before.body());
        assertThat(Question.get("/v1/organizations/current")
                        .by(theirs)
                        .ask(server())
                        .body())
                .doesNotContain(ours.org.toString());
    }

    @Test
    void aPageGoesOnInOnesOwnListWhoeverTheCursorCameFrom() {
        var ours = tenant();
        ours.upload(new RecordId("one-more-" + ours.home.newId()));
        var link = Question.get("/v1/captures?limit=1")
                .by(ours.asker(Who.OWNER))
                .ask(server())
                .header("Link")
                .orElseThrow();
        var theirs = new Tenant(server());

        var page = Question.get(link.substring(1, link.indexOf('>')))
                .by(theirs.asker(Who.OWNER))
                .ask(server());

        assertThat(page.status()).isEqualTo(200);
        assertThat(ours.marks()).noneMatch(page::mentions);
    }

    @Test
    void noStreamTellsOfAnother() {
        var theirs = new Tenant(server());
        var viewer = theirs.home.signedIn(Role.OWNER);
        var events = Question.get("/v1/capture-events/stream").forEvents().by(viewer);
        var narrowed = Question.get(
                        "/v1/capture-events/stream?device_id=" + tenant().device.id())
                .forEvents()
                .by(viewer);
        var socket = Question.get("/v1/capture-events/ws").forSocket().by(viewer);
        try (var stream = events.open(server());
                var ofOurs = narrowed.open(server());
                var ws = socket.open(server())) {
            tenant().upload(new RecordId("ours-" + tenant().home.newId()));
            theirs.upload(new RecordId("theirs-" + theirs.home.newId()));

            var seen = stream.until("theirs-");
            var heard = ws.until("theirs-");
            assertThat(new Question("POST", "/v1/auth/logout")
                            .by(viewer)
                            .ask(server())
                            .status())
                    .isEqualTo(204);
            seen += stream.until("never");
            var narrow = ofOurs.until("never");

            assertThat(seen).doesNotContain("ours-").contains("event: capture");
            assertThat(heard).doesNotContain("ours-");
            assertThat(narrow).doesNotContain("capture");
        }
    }

    final Tenant tenant() {
        if (standing == null) {
            standing = new Tenant(server());
        }
        return standing;
    }

    private Answered answered(Endpoint endpoint, Who who) {
        var changes = endpoint.method() != Endpoint.Method.GET && Matrix.expected(endpoint, who) < 400;
        var about = changes || who.shut() ? new Tenant(server()) : tenant();
        return new Requests(about).to(endpoint, about.asker(who)).ask(server());
    }

    private Answered image(Tenant of) {
        return Question.get("/v1/captures/" + of.still).by(of.asker(Who.OWNER)).ask(server());
    }

    /** Asks for our things, and for things that nobody has: both answers are the same to the byte. */
    private void assertAsMissing(Asker stranger, java.util.function.Function<Asker, Question> question) {
        var asked = question.apply(stranger).named("one-and-the-same");
        var nowhere = missing();

        var ours = asked.ask(server());
        var missing = asked.about(nowhere).ask(server());

        assertThat(ours.everything()).isEqualTo(missing.everything());
        assertThat(Set.copyOf(tenant().marks())).noneMatch(ours::mentions);
    }

    private Map<String, String> missing() {
        var others = new HashMap<String, String>();
        for (var mark : tenant().marks()) {
            var fresh = tenant().home.newId().toString();
            others.put(mark, mark.substring(0, mark.length() - fresh.length()) + fresh);
        }
        return others;
    }
}
