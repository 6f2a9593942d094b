package app.visant.application.shared.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.SessionId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public interface SignalBusContract {
    PortsUnderTest ports();

    @ParameterizedTest
    @ValueSource(strings = {"device", "capture", "presence", "jobs", "session"})
    default void everyListenerHearsEverySignal(String kind) throws InterruptedException {
        var signal = signal(kind);
        var heardByFirst = new CountDownLatch(1);
        var heardBySecond = new CountDownLatch(1);
        ports().signals().subscribe(hears(signal, heardByFirst));
        ports().signals().subscribe(hears(signal, heardBySecond));

        ports().signals().publish(signal);

        assertThat(heardByFirst.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(heardBySecond.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    default void whoeverHearsAfterCommitSeesTheRow() throws InterruptedException {
        var org = ports().newOrg();
        var signal = new Signal.CaptureChanged(org, new RecordId("r1"));
        var seen = new CountDownLatch(1);
        ports().signals().subscribe(hears(signal, () -> {
            if (ports().in(org).test(tx -> ports().jobs().pending(tx, org, JobKind.DEVELOP, "r1"))) {
                seen.countDown();
            }
        }));

        ports().in(org).run(tx -> {
            ports().jobs().add(tx, JobQueueContract.job(ports(), org, JobKind.DEVELOP, "lane", "r1"));
            tx.afterCommit(() -> ports().signals().publish(signal));
        });

        assertThat(seen.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private Signal signal(String kind) {
        var id = ports().ids().next();
        return switch (kind) {
            case "device" -> new Signal.DeviceWoken(new DeviceId("d-" + id));
            case "capture" -> new Signal.CaptureChanged(new OrgId(id), new RecordId("r-" + id));
            case "presence" -> new Signal.PresenceChanged(new OrgId(id), new DeviceId("d-" + id));
            case "jobs" -> new Signal.JobsAdded(JobKind.ERASE);
            case "session" -> new Signal.SessionEnded(new SessionId(id));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Consumer<Signal> hears(Signal expected, CountDownLatch heard) {
        return hears(expected, heard::countDown);
    }

    private static Consumer<Signal> hears(Signal expected, Runnable action) {
        return signal -> {
            if (signal.equals(expected)) {
                action.run();
            }
        };
    }
}
