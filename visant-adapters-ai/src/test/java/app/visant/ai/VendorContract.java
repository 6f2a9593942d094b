package app.visant.ai;

import static app.visant.domain.capture.ClassificationState.ABNORMAL;
import static app.visant.domain.capture.ClassificationState.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.capture.port.ImageCodec.UnreadableException;
import app.visant.application.evaluation.port.AgentSettings;
import app.visant.application.evaluation.port.ModelProvider;
import app.visant.application.evaluation.port.Requests;
import app.visant.application.evaluation.port.VisionModel;
import app.visant.application.evaluation.port.VisionModel.Answer;
import app.visant.application.evaluation.port.VisionModel.Brief;
import app.visant.application.evaluation.port.VisionModel.Picture;
import app.visant.application.evaluation.port.VisionModelContract;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.evaluation.ModelOutcome.Assessed;
import app.visant.domain.evaluation.ModelOutcome.Declined;
import app.visant.domain.evaluation.ModelOutcome.Malformed;
import app.visant.domain.evaluation.ModelOutcome.TimedOut;
import app.visant.domain.evaluation.ModelOutcome.Unavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a vendor's agent makes of everything that its server may say. */
public interface VendorContract extends VisionModelContract {
    Duration PATIENCE = Duration.ofSeconds(60);
    Duration IMPATIENCE = Duration.ofMillis(200);
    String VERDICT = """
            {"observations":["a van at the gate"],"state":"abnormal","confidence":0.9,"reason":"A van stands at the gate."}""";

    VendorServer server();

    ModelProvider provider(ModelLine line);

    AgentSettings settings();

    /** The wire form of an answer in which the model wrote this, of 1100 tokens in and 80 out, by {@code model-7}. */
    String wrote(String text);

    /** By name: every way in which the vendor says that the answer is refused or blocked. */
    List<String> refusals();

    /** Every way in which an answer of the vendor's holds none, or not all of it. */
    List<String> holdingNothing();

    /** How the key is shown. */
    String keyHeader();

    @Override
    default VisionModel model() {
        return provider(VendorServer.line(PATIENCE)).open(settings());
    }

    @Override
    default byte[] still() {
        return "a still".getBytes(StandardCharsets.UTF_8);
    }

    @Test
    default void aVerdictIsTakenWithWhatItCost() {
        var answer = after(VendorServer.ok(wrote(VERDICT)));

        assertThat(answer.outcome())
                .isEqualTo(new Assessed(
                        ABNORMAL, 0.9, "A van stands at the gate.", List.of("a van at the gate"), List.of()));
        assertThat(answer.spent().model()).contains("model-7");
        assertThat(answer.spent().inputTokens()).contains(1100L);
        assertThat(answer.spent().outputTokens()).contains(80L);
        assertThat(answer.spent().promptVersion()).contains("en-2");
        assertThat(answer.spent().rawAnswer()).contains(VERDICT);
        assertThat(answer.learned()).isEmpty();
    }

    @Test
    default void aFenceAroundTheVerdictIsForgiven() {
        assertThat(after(VendorServer.ok(wrote("```json\n" + VERDICT + "\n```")))
                        .outcome())
                .isInstanceOf(Assessed.class);
    }

    @Test
    default void refusalsAndBlocksAreDeclined() {
        for (var refusal : refusals()) {
            assertThat(after(VendorServer.ok(refusal)).outcome()).as(refusal).isInstanceOf(Declined.class);
        }
    }

    @Test
    default void whatIsCutOffOrEmptyIsMalformed() {
        for (var nothing : holdingNothing()) {
            assertThat(after(VendorServer.ok(nothing)).outcome()).as(nothing).isInstanceOf(Malformed.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The scene looks normal.",
                "Here you are: {\"observations\":[],\"state\":\"normal\",\"confidence\":1,\"reason\":\"fine\"}",
                "{\"observations\":[],\"state\":\"normal\",\"confidence\":1,\"reason\":\"fine\"} I hope this helps",
                "{\"observations\":[],\"state\":\"normal\",\"confidence\":1,\"reason\":\"fine\"}{}",
                "{\"observations\":[],\"state\":\"ok\",\"confidence\":1,\"reason\":\"fine\"}",
                "{\"observations\":[],\"state\":\"NORMAL\",\"confidence\":1,\"reason\":\"fine\"}",
                "{\"observations\":[],\"state\":[\"normal\"],\"confidence\":1,\"reason\":\"fine\"}",
                "{\"observations\":[],\"state\":null,\"confidence\":1,\"reason\":\"fine\"}",
                "{\"observations\":[],\"confidence\":1,\"reason\":\"fine\"}",
                "{\"observations\":[],\"state\":\"abnormal\",\"state\":\"normal\",\"confidence\":1,\"reason\":\"fine\"}",
                "{\"observations\":[],\"state\":\"normal\",\"confidence\":1.01,\"reason\":\"fine\"}",
                "{\"observations\":[],\"state\":\"normal\",\"confidence\":-0.1,\"reason\":\"fine\"}",
                "{\"observations\":[],\"state\":\"normal\",\"confidence\":95,\"reason\":\"fine\"}",
                "{\"observations\":[],\"state\":\"normal\",\"confidence\":NaN,\"reason\":\"fine\"}",
                "{\"observations\":[],\"state\":\"normal\",\"confidence\":1e999,\"reason\":\"fine\"}",
                "{\"observations\":[],\"state\":\"normal\",\"confidence\":\"high\",\"reason\":\"fine\"}",
                "{\"observations\":[],\"state\":\"normal\",\"confidence\":1,\"reason\":\"\"}",
                "{\"observations\":[],\"state\":\"normal\",\"confidence\":1}",
                "{\"observations\":\"none\",\"state\":\"normal\",\"confidence\":1,\"reason\":\"fine\"}",
                "{\"observations\":[1],\"state\":\"normal\",\"confidence\":1,\"reason\":\"fine\"}",
                "{\"state\":\"normal\",\"confidence\":1,\"reason\":\"fine\"}",
                "[{\"observations\":[],\"state\":\"normal\",\"confidence\":1,\"reason\":\"fine\"}]",
                "{\"observations\":[],\"state\":\"normal\",\"confidence\":1,\"reason\":\"fi",
                "\"normal\"",
                "null",
            })
    default void whateverIsNotExactlyAVerdictIsMalformed(String text) {
        assertThat(after(VendorServer.ok(wrote(text))).outcome()).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{}", "[]", "null", "<html>sign in first</html>", "{\"a\":", "{\"error\":{}}"})
    default void aBodyOfAnotherFormIsMalformed(String body) {
        assertThat(after(VendorServer.ok(body)).outcome()).isInstanceOf(Malformed.class);
    }

    @Test
    default void anAnswerWithoutEndIsMalformedAndNotTakenIn() {
        var endless = wrote(VERDICT) + " ".repeat(2 * 1024 * 1024);

        assertThat(after(VendorServer.ok(endless)).outcome()).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 415, 422})
    default void aRequestThatTheServerDoesNotTakeIsDeclined(int status) {
        assertThat(after(VendorServer.status(status, "{\"error\":{\"message\":\"no\"}}")
                                .build())
                        .outcome())
                .isEqualTo(new Declined("answered " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 401, 402, 403, 404, 405})
    default void whatTheRequestDoesNotDecideIsNotAskedAgainSoon(int status) {
        assertThat(after(VendorServer.status(status, "{\"error\":{\"message\":\"no\"}}")
                                .build())
                        .outcome())
                .isEqualTo(new Unavailable("answered " + status, Optional.of(Duration.ofMinutes(5))));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 429, 500, 502, 503, 504, 529})
    default void aServerThatCannotNowIsUnavailable(int status) {
        assertThat(after(VendorServer.status(status, "<html>busy</html>").build())
                        .outcome())
                .isEqualTo(new Unavailable("answered " + status, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "3, PT3S",
        "0.5, PT0.5S",
        "60, PT60S",
        "8549, PT60S",
        "999999999999999999, PT60S",
        "99999999999999999999999999999999, PT60S",
        "'Sun, 01 Mar 2026 12:00:20 GMT', PT20S",
        "'Mon, 01 Mar 2027 12:00:20 GMT', PT60S",
    })
    default void retryAfterIsHonouredForAMinuteAtMost(String header, Duration wait) {
        var busy = VendorServer.status(429, "{}").addHeader("Retry-After", header);

        assertThat(after(busy.build()).outcome()).isEqualTo(new Unavailable("answered 429", Optional.of(wait)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "", "Sun, 01 Mar 2026 11:59:00 GMT", "1e9"})
    default void aRetryAfterThatSaysNothingIsNone(String header) {
        var busy = VendorServer.status(429, "{}").addHeaderLenient("Retry-After", header);

        assertThat(after(busy.build()).outcome()).isEqualTo(new Unavailable("answered 429", Optional.empty()));
    }

    @Test
    default void aRedirectIsNotFollowed() {
        for (var status : List.of(301, 302, 307, 308)) {
            var away = VendorServer.status(status, "")
                    .addHeader("Location", server().address().toString());
            var before = server().requests().size();

            assertThat(after(away.build()).outcome()).isInstanceOf(Unavailable.class);
            assertThat(server().requests()).hasSize(before + 1);
        }
    }

    @Test
    default void aServerThatHangsIsTimedOut() {
        var hanging = new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build();

        assertThat(impatient(hanging)).isEqualTo(new TimedOut(IMPATIENCE));
    }

    @Test
    default void aServerThatDripsIsTimedOut() {
        var dripping = VendorServer.status(200, wrote(VERDICT)).throttleBody(1, 50, TimeUnit.MILLISECONDS);

        assertThat(impatient(dripping.build())).isEqualTo(new TimedOut(IMPATIENCE));
    }

    @Test
    default void anAnswerThatBreaksOffIsUnavailable() {
        var broken = VendorServer.status(200, wrote(VERDICT)).onResponseBody(new SocketEffect.CloseSocket());

        assertThat(after(broken.build()).outcome()).isInstanceOf(Unavailable.class);
    }

    @Test
    default void aServerThatIsNotThereIsUnavailable() {
        server().close();

        assertThat(model().assess(Requests.of(still())).outcome()).isInstanceOf(Unavailable.class);
    }

    @Test
    default void aPictureThatCannotBeReducedIsMalformedAndNotSent() {
        var answer = model().assess(Requests.of(unreadable(), Brief.of("Nobody in the yard.")));

        assertThat(answer.outcome()).isInstanceOf(Malformed.class);
        assertThat(server().requests()).isEmpty();
    }

    @Test
    default void onlyTheReducedPictureLeavesAndNothingOfTheOrganizationElse() {
        var reduced = "reduced".getBytes(StandardCharsets.UTF_8);

        model().assess(Requests.of(twoForms("whole".getBytes(StandardCharsets.UTF_8), reduced), Brief.of("Quiet.")));

        var request = server().requests().getFirst();
        var sent = Optional.ofNullable(request.getBody()).orElseThrow().utf8();
        assertThat(sent)
                .contains(Base64.getEncoder().encodeToString(reduced))
                .doesNotContain(Base64.getEncoder().encodeToString("whole".getBytes(StandardCharsets.UTF_8)))
                .contains("| Quiet.")
                .doesNotContain("camera-1", "still-1", "00000000-0000");
    }

    @Test
    default void theKeyIsInItsHeaderAndNowhereElse() {
        model().assess(Requests.of(still()));

        var request = server().requests().getFirst();
        assertThat(request.getHeaders().get(keyHeader())).endsWith(VendorServer.KEY);
        assertThat(request.getUrl().toString()).doesNotContain(VendorServer.KEY);
        assertThat(Optional.ofNullable(request.getBody()).orElseThrow().utf8()).doesNotContain(VendorServer.KEY);
    }

    @Test
    default void aServerThatSaysTheKeyBackIsNotPassedOn() {
        var told = VERDICT.replace("a van at the gate", VendorServer.KEY);
        var error = "{\"error\":{\"message\":\"wrong key " + VendorServer.KEY + "\",\"code\":\"" + VendorServer.KEY
                + "\",\"status\":\"" + VendorServer.KEY + "\"}}";

        assertThat(after(VendorServer.ok(wrote(told))).toString()).doesNotContain(VendorServer.KEY);
        assertThat(after(VendorServer.status(401, error).build()).toString()).doesNotContain(VendorServer.KEY);
        assertThat(settings().toString()).doesNotContain(VendorServer.KEY);
        assertThat(model().toString()).doesNotContain(VendorServer.KEY);
    }

    @Test
    default void everyRequestCarriesItsOwnDescription() {
        var model = model();
        for (var words : List.of("First yard.", "Second yard.")) {
            model.assess(Requests.of(Requests.asItIs(still()), Brief.of(words)));
        }

        assertThat(server().requests().stream()
                        .map(request -> Optional.ofNullable(request.getBody())
                                .orElseThrow()
                                .utf8()))
                .satisfiesExactly(
                        first -> assertThat(first).contains("First yard.").doesNotContain("Second yard."),
                        second -> assertThat(second).contains("Second yard.").doesNotContain("First yard."));
    }

    @Test
    default void anInterruptEndsTheCall() throws InterruptedException {
        server().next(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        var answers = new LinkedBlockingQueue<Answer>();
        var asking = Thread.ofVirtual().start(() -> answers.add(model().assess(Requests.of(still()))));

        asking.interrupt();

        assertThat(Optional.ofNullable(answers.poll(30, TimeUnit.SECONDS)).map(Answer::outcome))
                .hasValueSatisfying(outcome -> assertThat(outcome).isInstanceOf(Unavailable.class));
    }

    private Answer after(MockResponse response) {
        server().next(response);
        var answer = model().assess(Requests.of(still()));
        assertThat(answer.attempts()).isEqualTo(1);
        assertThat(answer.outcome() instanceof Assessed given && given.state() == NORMAL)
                .isFalse();
        return answer;
    }

    private ModelOutcome impatient(MockResponse response) {
        server().next(response);
        return provider(VendorServer.line(IMPATIENCE))
                .open(settings())
                .assess(Requests.of(still()))
                .outcome();
    }

    private static Picture twoForms(byte[] whole, byte[] reduced) {
        return new Picture() {
            @Override
            public byte[] whole() {
                return whole;
            }

            @Override
            public byte[] reduced() {
                return reduced;
            }
        };
    }

    private static Picture unreadable() {
        return new Picture() {
            @Override
            public byte[] whole() {
                return new byte[0];
            }

            @Override
            public byte[] reduced() throws UnreadableException {
                throw new UnreadableException("cut", new IOException("cut"));
            }
        };
    }
}
