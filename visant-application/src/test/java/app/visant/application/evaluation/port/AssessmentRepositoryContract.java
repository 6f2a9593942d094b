package app.visant.application.evaluation.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Region;
import app.visant.domain.evaluation.Assessment;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.evaluation.Spent;
import app.visant.domain.shared.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface AssessmentRepositoryContract {
    Instant NOON = PortsUnderTest.NOON;

    PortsUnderTest ports();

    @Test
    default void keepsEveryOutcomeInTheOrderGiven() {
        var capture = newCapture();
        var all = List.of(
                said("zeta", ClassificationState.ABNORMAL, "eine Leiter ⚠", List.of(new Region(0.25, 0.5, 0.125, 0.5))),
                said("baseline", ClassificationState.NORMAL, "", List.of()),
                said(
                        "m",
                        ClassificationState.UNCERTAIN,
                        "x".repeat(2_000),
                        List.of(new Region(0, 0, 1, 1), new Region(0.1, 0.2, 0.3, 0.4))),
                new Assessment(
                        "telling",
                        new ModelOutcome.Assessed(
                                ClassificationState.ABNORMAL,
                                0.5,
                                "a dog",
                                List.of("a dog, \"brown\"", "{rain}", "ein Tor"),
                                List.of()),
                        Duration.ofMillis(900),
                        2,
                        new Spent(
                                Optional.of("gpt-2026-11"),
                                Optional.of(5_000_000_000L),
                                Optional.of(0L),
                                Optional.of("en-1"),
                                Optional.of("{\"state\": \u2026}"))),
                new Assessment("declined", new ModelOutcome.Declined("policy"), Duration.ofMillis(1), 1),
                new Assessment("slow", new ModelOutcome.TimedOut(Duration.ofSeconds(30)), Duration.ofSeconds(90), 3),
                new Assessment("garbled", new ModelOutcome.Malformed("no JSON: {"), Duration.ZERO, 1),
                new Assessment(
                        "away",
                        new ModelOutcome.Unavailable("503", Optional.of(Duration.ofMillis(1_500))),
                        Duration.ofMillis(12_345),
                        3),
                new Assessment(
                        "gone", new ModelOutcome.Unavailable("refused", Optional.empty()), Duration.ofMillis(2), 3));

        replace(capture, all);

        assertThat(of(capture)).isEqualTo(all);
    }

    @Test
    default void aCaptureThatNobodyAssessedHasNone() {
        var capture = newCapture();
        var unknown = new RecordId("unknown");

        assertThat(of(capture)).isEmpty();
        assertThat(ports().in(capture.org()).list(tx -> ports().assessments().ofCapture(tx, capture.org(), unknown)))
                .isEmpty();
    }

    @Test
    default void newOnesTakeThePlaceOfAllOldOnes() {
        var capture = newCapture();
        var fresh = List.of(said("b", ClassificationState.NORMAL, "second look", List.of()));
        replace(
                capture,
                List.of(
                        said("a", ClassificationState.ABNORMAL, "first look", List.of()),
                        said("b", ClassificationState.ABNORMAL, "first look", List.of())));

        replace(capture, fresh);
        assertThat(of(capture)).isEqualTo(fresh);

        replace(capture, List.of());
        assertThat(of(capture)).isEmpty();
    }

    @Test
    default void theyGoWithTheirCaptureAndDoNotComeBackWithItsRecordId() {
        var device = ports().newDevice(ports().newOrg());
        var capture = ports().newCapture(device, NOON);
        replace(capture, List.of(said("a", ClassificationState.NORMAL, "fine", List.of())));

        ports().in(device.org()).run(tx -> ports().captures().delete(tx, device.org(), capture.recordId()));
        assertThat(of(capture)).isEmpty();

        var again = ports().captured(device, capture.recordId(), NOON);
        ports().in(device.org()).run(tx -> ports().captures().add(tx, again));
        assertThat(of(again)).isEmpty();
    }

    @Test
    default void theSameRecordIdInTwoOrganizationsIsTwoCaptures() {
        var mine = named("still-0001");
        var theirs = named("still-0001");
        var said = List.of(said("a", ClassificationState.NORMAL, "fine", List.of()));

        replace(mine, said);

        assertThat(of(theirs)).isEmpty();
        assertThat(of(mine)).isEqualTo(said);
    }

    @Test
    default void anotherOrganizationNeitherSeesNorReplacesThem() {
        var capture = newCapture();
        var said = List.of(said("a", ClassificationState.ABNORMAL, "a ladder", List.of()));
        replace(capture, said);
        var other = ports().newOrg();
        var foreign = ports().in(other);

        for (var claimed : List.of(capture.org(), other)) {
            assertThat(foreign.list(tx -> ports().assessments().ofCapture(tx, claimed, capture.recordId())))
                    .isEmpty();
            foreign.attempt(tx -> ports().assessments().replace(tx, claimed, capture.recordId(), List.of(), 1, NOON));
            foreign.attempt(tx -> ports().assessments().replace(tx, claimed, capture.recordId(), said, 1, NOON));
        }

        assertThat(of(capture)).isEqualTo(said);
    }

    private Capture newCapture() {
        return ports().newCapture(ports().newDevice(ports().newOrg()), NOON);
    }

    private Capture named(String recordId) {
        var capture = ports().captured(ports().newDevice(ports().newOrg()), new RecordId(recordId), NOON);
        ports().in(capture.org()).run(tx -> ports().captures().add(tx, capture));
        return capture;
    }

    private void replace(Capture capture, List<Assessment> assessments) {
        ports().in(capture.org())
                .run(tx -> ports().assessments().replace(tx, capture.org(), capture.recordId(), assessments, 1, NOON));
    }

    private List<Assessment> of(Capture capture) {
        return ports().in(capture.org())
                .list(tx -> ports().assessments().ofCapture(tx, capture.org(), capture.recordId()));
    }

    private static Assessment said(String agent, ClassificationState state, String reason, List<Region> regions) {
        return new Assessment(
                agent, new ModelOutcome.Assessed(state, 0.8125, reason, regions), Duration.ofMillis(250), 1);
    }
}
