package app.visant.domain.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.TriggerLabel;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class CaptureCommandTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Optional<RecordId> STILL = Optional.of(new RecordId("CAP_1"));

    @Test
    void isOpenUntilTwoMinutesAreOver() {
        assertThat(issued().open(NOW.plusSeconds(119))).isTrue();
        assertThat(issued().open(NOW.plusSeconds(120))).isFalse();
        assertThat(issued().expired(NOW.plusSeconds(120))).isTrue();
    }

    @Test
    void staysOpenAfterSendingBecauseTheStreamMayHaveBroken() {
        assertThat(issued().sent(NOW).open(NOW.plusSeconds(10))).isTrue();
    }

    @Test
    void keepsTheTimeOfTheFirstSending() {
        var command = issued().sent(NOW.plusSeconds(1)).sent(NOW.plusSeconds(30));

        assertThat(command.sentAt()).contains(NOW.plusSeconds(1));
    }

    @Test
    void isClosedByAnAnswer() {
        assertThat(issued().sent(NOW).acknowledged(STILL, NOW).open(NOW)).isFalse();
        assertThat(issued().sent(NOW).failed("no camera", NOW).open(NOW)).isFalse();
    }

    @Test
    void theFirstAnswerStands() {
        var done = issued().sent(NOW).acknowledged(STILL, NOW);

        assertThat(done.failed("late", NOW.plusSeconds(5))).isEqualTo(done);
        assertThat(done.acknowledged(Optional.empty(), NOW.plusSeconds(5))).isEqualTo(done);
        assertThat(done.sent(NOW.plusSeconds(5))).isEqualTo(done);
    }

    @Test
    void anAnswerAfterExpiryCountsBecauseTheStillWasTaken() {
        var expired = new CaptureCommand(
                issued().id(),
                issued().org(),
                issued().device(),
                issued().label(),
                Optional.empty(),
                NOW,
                NOW.plusSeconds(120),
                new Delivery.Expired(Optional.of(NOW), NOW.plusSeconds(121)));

        assertThat(expired.acknowledged(STILL, NOW.plusSeconds(125)).delivery())
                .isEqualTo(new Delivery.Acknowledged(Optional.of(NOW), NOW.plusSeconds(125), STILL));
    }

    @Test
    void cutsAnErrorThatNeverEnds() {
        var delivery = issued().failed("x".repeat(10_000), NOW).delivery();

        assertThat(((Delivery.Failed) delivery).error()).hasSize(500);
    }

    private static CaptureCommand issued() {
        return CaptureCommand.issued(
                new CommandId(new UUID(0, 7)),
                new OrgId(new UUID(0, 1)),
                new DeviceId("CAM-1"),
                new TriggerLabel("gate"),
                Optional.empty(),
                NOW);
    }
}
