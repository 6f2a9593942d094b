package app.visant.application.analytics.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.device.Presence;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Reach;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Counts over time, one statement each. */
public interface AnalyticsReadModel {
    /**
     * Stills by the span they were taken in and how far they have come; without those of which there are none, in no order.
     *
     * @param starts when spans begin, the earliest first and at the question's beginning or before; each lasts until the
     *     next, the last one until the question's end
     */
    List<Count> counts(Tx tx, Question question, List<Instant> starts);

    /**
     * What became of the presence of each device, by device and time: what held at the beginning, told as if it had come
     * then, and every change until the end. Of a device that was not heard of before, nothing holds at the beginning.
     *
     * @param most how many are told at most
     */
    List<Change> changes(Tx tx, Question question, int most);

    /**
     * Which stills or devices.
     *
     * @param from then or later
     * @param to before
     */
    record Question(Reach reach, Optional<DeviceId> device, Instant from, Instant to) {}

    /** @param span which of the spans, from 0 */
    record Count(int span, Standing standing, long stills) {}

    record Change(DeviceId device, Presence presence, Instant at) {}
}
