package app.visant.device.core;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.device.port.CommandStream;
import app.visant.device.port.Examples;
import app.visant.domain.shared.RecordId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day without a line to the cloud, with a restart in the middle of it. */
final class OfflineDayTest {
    private static final int EVERY_MINUTES = 10;

    @TempDir
    private Path folder;

    @Test
    void all_stills_of_a_day_offline_arrive_oldest_first() throws Exception {
        var taken = new ArrayList<RecordId>();
        var morning = new Rig(folder);
        morning.connect();
        loseTheLine(morning);
        spend(morning, Duration.ofHours(12), taken);

        var evening = new Rig(folder);
        evening.time.set(morning.time.instant());
        new Recovery(evening.journal, evening.spool).run();
        evening.cloud.down(true);
        spend(evening, Duration.ofHours(12), taken);
        assertThat(evening.cloud.arrived()).isEmpty();

        evening.cloud.down(false);
        evening.connect();
        evening.upload();

        assertThat(taken).hasSize(24 * 60 / EVERY_MINUTES);
        assertThat(evening.cloud.arrived()).isEqualTo(taken);
        assertThat(evening.spool.count().waiting()).isZero();
        assertThat(evening.spool.count().dropped()).isZero();
    }

    private static void loseTheLine(Rig rig) {
        rig.cloud.down(true);
        rig.stream.ends(new CommandStream.Broken("the cable was cut"));
    }

    /** Takes stills all the time, and tries what a device tries. */
    private static void spend(Rig rig, Duration time, List<RecordId> taken) {
        for (long minute = 0; minute < time.toMinutes(); minute++) {
            if (minute % EVERY_MINUTES == 0) {
                var id = rig.recordIds.next();
                rig.photographer.take(id, Examples.LABEL);
                taken.add(id);
            }
            rig.uploads.tick();
            rig.heartbeats.tick();
            rig.acknowledgements.tick();
            rig.time.pass(Duration.ofMinutes(1));
        }
    }
}
