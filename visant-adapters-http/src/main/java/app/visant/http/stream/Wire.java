package app.visant.http.stream;

import java.io.IOException;
import java.util.List;

/** The far end of a stream: how frames get onto the network. Used by one thread at a time. */
public interface Wire {
    /** What an event looks like on this wire. */
    byte[] frame(String event, String id, byte[] json);

    /** Writes and flushes, in this order; blocks as long as the reader does not read. */
    void write(List<byte[]> frames) throws IOException;

    /** Ends the stream in good order. */
    void end();

    /** Cuts the connection at once, also under a write that blocks in another thread. */
    void cut();
}
