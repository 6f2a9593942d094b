package app.visant.bootstrap.config;

/** How log lines look. */
public enum LogFormat {
    TEXT,
    JSON
}
