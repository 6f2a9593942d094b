package app.visant.application.evaluation.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.evaluation.port.PreviewRepository.View;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.evaluation.DescriptionText;
import app.visant.domain.evaluation.Preview;
import app.visant.domain.evaluation.Preview.Flip;
import app.visant.domain.evaluation.Preview.Progress;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.PreviewId;
import app.visant.domain.shared.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public interface PreviewFeedContract {
    /** A new watch. */
    Opened open();

    @Test
    default void whoeverWatchesIsToldHowFarItIsAndEachFlipOnce() {
        var opened = open();

        opened.feed().offer(view(1));
        opened.feed().offer(view(1));
        opened.feed().offer(view(2, flip("still-1")));
        opened.feed().offer(view(3, flip("still-1"), flip("still-2")));
        opened.feed().close();

        assertThat(opened.received())
                .containsExactly("progress 1", "progress 2", "flip still-1", "progress 3", "flip still-2");
    }

    @Test
    default void nothingIsToldAfterTheEndAndNothingBreaks() {
        var opened = open();

        opened.feed().offer(view(1));
        opened.feed().close();
        opened.feed().close();
        opened.feed().offer(view(2));

        assertThat(opened.received()).containsExactly("progress 1");
    }

    private static View view(int done, Flip... flips) {
        var preview = new Preview(
                new PreviewId(new UUID(0, 1)),
                new OrgId(new UUID(0, 2)),
                Optional.empty(),
                new DescriptionText("Nobody."),
                Optional.empty(),
                Instant.parse("2026-03-01T12:00:00Z"),
                9,
                0,
                Preview.Status.RUNNING);
        return new View(preview, new Progress(done, 0, 0), List.of(flips));
    }

    private static Flip flip(String still) {
        return new Flip(new RecordId(still), ClassificationState.NORMAL, ClassificationState.ABNORMAL, "a ladder");
    }

    /** Both ends of a watch. */
    interface Opened {
        PreviewFeed feed();

        /** What was read until the end, oldest first: {@code progress} and how many are done, {@code flip} and the record id. */
        List<String> received();
    }
}
