package app.visant.http.capture;

import app.visant.application.capture.port.CaptureRepository.Filter;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.shared.DeviceId;
import app.visant.http.Endpoint;
import app.visant.http.Exchange;
import app.visant.http.Form;
import java.util.Set;

/** Which captures are meant: the same words wherever some are chosen. */
final class CaptureQuery {
    private static final Set<String> STATUSES = Set.of("pending", "processing", "completed", "failed");

    private CaptureQuery() {}

    static Endpoint.Builder filters(Endpoint.Builder route) {
        return route.query("device_id", "only of this device")
                .query("state", "only judged so: normal, abnormal or uncertain")
                .query("status", "only in this state of evaluation: pending, processing, completed or failed")
                .query("from", "only taken at this time or later")
                .query("to", "only taken before this time")
                .query("trigger_label", "only taken for this reason")
                .query("marked", "true: only those that somebody marked right or wrong; false: only the others");
    }

    static Filter of(Exchange exchange) {
        var query = exchange.query();
        var device = query.optional("device_id", DeviceId::new);
        var state = query.optional("state", Form.word(ClassificationState.class));
        var status = query.optional("status", CaptureQuery::status);
        var from = query.optional("from", Form.INSTANT);
        var to = query.optional("to", Form.INSTANT);
        var label = query.optional("trigger_label", Form.TEXT);
        var marked = query.optional("marked", Form.BOOLEAN);
        return new Filter(device.get(), state.get(), status.get(), from.get(), to.get(), label.get(), marked.get());
    }

    private static String status(String word) {
        if (!STATUSES.contains(word)) {
            throw new IllegalArgumentException("must be one of pending, processing, completed, failed");
        }
        return word;
    }
}
