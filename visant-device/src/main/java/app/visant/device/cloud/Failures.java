package app.visant.device.cloud;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Says what went wrong on the line, for people who read the log. */
final class Failures {
    private Failures() {}

    static String inWords(IOException failure) {
        return switch (failure) {
            case UnknownHostException e -> "the server's name is not known here (" + e.getMessage() + ")";
            case ConnectException e -> "the server cannot be reached (" + e.getMessage() + ")";
            case SocketTimeoutException e -> "the server does not answer (" + e.getMessage() + ")";
            case SSLException e -> "no trusted connection to the server (" + e.getMessage() + "); is the clock right?";
            default -> "the line broke (" + failure + ")";
        };
    }
}
