package app.visant.http;

import java.io.IOException;
import java.io.OutputStream;

/** Something long, written while it is made; closed in any case, written or not. */
public interface Document extends AutoCloseable {
    /** Ends early if the stream fails, which it does once nobody reads any more. */
    void writeTo(OutputStream out) throws IOException;

    @Override
    void close();
}
