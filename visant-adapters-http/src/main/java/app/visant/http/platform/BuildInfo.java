package app.visant.http.platform;

/**
 * What is running.
 *
 * @param builtAt RFC 3339, or {@code unknown}
 * @param latestDevice the newest version of the device runtime
 */
public record BuildInfo(String version, String commit, String builtAt, String latestDevice) {}
