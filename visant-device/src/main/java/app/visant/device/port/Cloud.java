package app.visant.device.port;

import app.visant.domain.device.Heartbeat;
import java.util.Optional;

/**
 * The device's requests to the cloud, one try each. They end by themselves within a time limit, and {@link #close} ends them
 * at once as {@link Reply.Unreachable}. Nothing is thrown for what a network may do wrong.
 */
public interface Cloud extends AutoCloseable {

    /**
     * Sends a still. It has arrived if the answer is 200 and names its record id.
     *
     * @param kilobytesPerSecond upper limit of the rate; empty is unlimited
     */
    Reply upload(Spool.Waiting still, Optional<Integer> kilobytesPerSecond);

    /** Reports how the device is. It has arrived if the answer is 200 and tells the server's time. */
    Reply heartbeat(Heartbeat heartbeat);

    /** Tells what came of a command. */
    Reply acknowledge(Answer answer);

    /** Ends all requests under way, and refuses new ones. */
    @Override
    void close();
}
