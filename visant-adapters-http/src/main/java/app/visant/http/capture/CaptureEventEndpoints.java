package app.visant.http.capture;

import app.visant.application.capture.LiveView;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Permission;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import jakarta.inject.Inject;
import java.util.List;

/** What happens in an organization, as it happens. */
public final class CaptureEventEndpoints implements EndpointTable {
    private static final String FILTER = "only of this device";

    private final LiveView live;

    @Inject
    public CaptureEventEndpoints(LiveView live) {
        this.live = live;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(
                                "/v1/capture-events/stream",
                                "Events: capture on upload and each change, device on presence")
                        .requires(Permission.CAPTURES_READ)
                        .query("device_id", FILTER)
                        .answersEvents()
                        .handledBy(this::open),
                Endpoint.get("/v1/capture-events/ws", "The same events over a WebSocket")
                        .requires(Permission.CAPTURES_READ)
                        .query("device_id", FILTER)
                        .answersSocket()
                        .handledBy(this::open));
    }

    private Answer open(Exchange exchange) {
        var who = exchange.observer();
        var device = exchange.query().optional("device_id", DeviceId::new).get();
        return Answer.events(stream -> {
            var viewing = live.open(who, device, new StreamFeed(stream));
            stream.onClose(viewing::close);
        });
    }
}
