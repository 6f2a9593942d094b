package app.visant.device.core;

import app.visant.device.port.Order;
import app.visant.device.port.StreamEvent;
import app.visant.domain.device.DeviceConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what the command stream says; what takes time is left to the loops. */
@Singleton
public final class Instructions {
    private static final Logger log = LoggerFactory.getLogger(Instructions.class);

    private final DeviceState state;
    private final ServerClock clock;
    private final Orders orders;
    private final Heartbeats heartbeats;
    private final Uploads uploads;
    private final Acknowledgements acknowledgements;

    @Inject
    public Instructions(
            DeviceState state,
            ServerClock clock,
            Orders orders,
            Heartbeats heartbeats,
            Uploads uploads,
            Acknowledgements acknowledgements) {
        this.state = state;
        this.clock = clock;
        this.orders = orders;
        this.heartbeats = heartbeats;
        this.uploads = uploads;
        this.acknowledgements = acknowledgements;
    }

    void follow(StreamEvent event) {
        switch (event) {
            case StreamEvent.Configured configured -> configured(configured);
            case StreamEvent.Ordered(Order order) -> ordered(order);
            case StreamEvent.Ping() -> {}
            case StreamEvent.Unknown(String what) ->
                log.warn("The server sent something that this version does not understand: {}", what);
        }
    }

    /** The line is good and the token accepted: everything that waited goes ahead. */
    private void configured(StreamEvent.Configured event) {
        event.serverTime().ifPresent(clock::learn);
        event.config().ifPresent(state::configure);
        state.activate();
        log.info("Connected; {} schedules are kept by the server", event.schedules());
        heartbeats.hurry();
        uploads.hurry();
        acknowledgements.hurry();
    }

    private void ordered(Order order) {
        switch (order) {
            case Order.Capture capture -> orders.accept(capture);
            case Order.Reconfigure(DeviceConfig config) -> {
                log.info("New settings: {}", config);
                state.configure(config);
                heartbeats.hurry();
            }
            case Order.Reschedule(int schedules) -> log.info("The server now keeps {} schedules", schedules);
            case Order.Deactivate() -> {
                log.warn(
                        "This device was deactivated: it takes no more stills and keeps those it has, until it is activated again");
                state.deactivate();
            }
        }
    }
}
