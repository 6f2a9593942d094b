package app.visant.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.capture.Capture;
import app.visant.domain.capture.Region;
import app.visant.domain.capture.Sight;
import app.visant.domain.capture.Sight.Form;
import app.visant.domain.capture.Still;
import app.visant.domain.evaluation.Outlook.Reference;
import app.visant.domain.shared.CaptureId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Language;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class OutlookTest {
    private static final Region LEFT = new Region(0, 0, 0.5, 1);
    private static final Region TOP = new Region(0, 0, 1, 0.5);
    private static final Sight MASKED = new Sight(Form.MASKED, List.of(LEFT));

    @Test
    void whereNothingIsChosenNothingIsMarked() {
        assertThat(Outlook.PLAIN.fingerprint()).isEmpty();
        assertThat(Outlook.PLAIN.signed("agree 0.6000 openai:gpt")).isEqualTo("agree 0.6000 openai:gpt");
        assertThat(Outlook.PLAIN.scoped("baseline")).isEqualTo("baseline");
    }

    @Test
    void whateverIsShownOrAskedOtherwiseHasAFingerprintOfItsOwn() {
        var outlooks = Stream.of(
                Outlook.PLAIN,
                new Outlook(Sight.EVERYTHING, List.of(), Language.DE),
                new Outlook(MASKED, List.of(), Language.EN),
                new Outlook(MASKED, List.of(), Language.DE),
                new Outlook(new Sight(Form.CROPPED, List.of(LEFT)), List.of(), Language.EN),
                new Outlook(new Sight(Form.MASKED, List.of(TOP)), List.of(), Language.EN),
                new Outlook(new Sight(Form.MASKED, List.of(), List.of(LEFT)), List.of(), Language.EN),
                new Outlook(new Sight(Form.MASKED, List.of(TOP), List.of(LEFT)), List.of(), Language.EN),
                new Outlook(new Sight(Form.MASKED, List.of(LEFT), List.of(TOP)), List.of(), Language.EN),
                new Outlook(MASKED, List.of(reference(1, MASKED)), Language.EN),
                new Outlook(MASKED, List.of(reference(2, MASKED)), Language.EN),
                new Outlook(MASKED, List.of(reference(1, Sight.EVERYTHING)), Language.EN),
                new Outlook(MASKED, List.of(reference(1, MASKED), reference(2, MASKED)), Language.EN));

        assertThat(outlooks.map(Outlook::fingerprint)).doesNotHaveDuplicates();
    }

    @Test
    void theOrderOfRegionsChangesNothing() {
        var one = new Outlook(new Sight(Form.MASKED, List.of(LEFT, TOP)), List.of(), Language.EN);
        var other = new Outlook(new Sight(Form.MASKED, List.of(TOP, LEFT, TOP)), List.of(), Language.EN);

        assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
    }

    @Test
    void aSceneIsThatOfItsSightWhateverElseIsShown() {
        var plain = new Outlook(MASKED, List.of(), Language.EN);
        var german = new Outlook(MASKED, List.of(reference(1, MASKED)), Language.DE);

        assertThat(plain.scoped("baseline"))
                .isEqualTo(german.scoped("baseline"))
                .isNotEqualTo("baseline");
        assertThat(new Outlook(Sight.EVERYTHING, List.of(), Language.DE).scoped("baseline"))
                .isEqualTo("baseline");
    }

    private static Reference reference(int number, Sight sight) {
        var id = new UUID(0, number);
        return new Reference(
                Capture.received(
                        new CaptureId(id),
                        new OrgId(new UUID(1, 1)),
                        new DeviceId("camera"),
                        new RecordId("CAP_1"),
                        Instant.EPOCH,
                        Optional.empty(),
                        Optional.empty(),
                        new Still(Sha256.of("still"), 1, 1, 1),
                        Instant.EPOCH),
                sight);
    }
}
