package app.visant.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.Signal;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.SessionId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SignalTextTest {
    private static final NodeId SENDER = new NodeId(UUID.randomUUID());
    private static final NodeId READER = new NodeId(UUID.randomUUID());

    @Test
    void everySignalArrivesAsItWasSent() {
        var org = new OrgId(UUID.randomUUID());
        var signals = List.<Signal>of(
                new Signal.DeviceWoken(new DeviceId("CAM-1")),
                new Signal.CaptureChanged(org, new RecordId("r_1")),
                new Signal.PresenceChanged(org, new DeviceId("CAM-1")),
                new Signal.JobsAdded(JobKind.EVALUATE),
                new Signal.SessionEnded(new SessionId(UUID.randomUUID())),
                new Signal.KeyRevoked(new KeyId(UUID.randomUUID())),
                new Signal.Resync());

        var texts = SignalText.write(SENDER, signals);

        assertThat(texts).hasSize(1);
        assertThat(SignalText.read(READER, texts.get(0))).isEqualTo(signals);
    }

    @Test
    void aNodePassesOverItsOwn() {
        var text = SignalText.write(SENDER, List.of(new Signal.Resync())).get(0);

        assertThat(SignalText.read(SENDER, text)).isEmpty();
    }

    @Test
    void manySignalsMakeSeveralTextsThatTheServerTakes() {
        var org = new OrgId(UUID.randomUUID());
        var signals = IntStream.range(0, 500)
                .<Signal>mapToObj(i -> new Signal.CaptureChanged(org, new RecordId("r" + "x".repeat(60) + i % 900)))
                .toList();

        var texts = SignalText.write(SENDER, signals);

        assertThat(texts).allMatch(text -> text.getBytes(StandardCharsets.UTF_8).length < 8000);
        assertThat(texts.stream().flatMap(text -> SignalText.read(READER, text).stream()))
                .containsExactlyElementsOf(signals);
    }

    @Test
    void linesOfAnotherVersionArePassedOver() {
        var text = SENDER + "\nhologram 1 2 3\njobs DANCE\ndevice\ndevice !\ncapture x y\n\nresync";

        assertThat(SignalText.read(READER, text)).containsExactly(new Signal.Resync());
        assertThat(SignalText.read(READER, "")).isEmpty();
    }
}
