package app.visant.domain.capture;

/** What a still shows, measured against the description of normal. */
public enum ClassificationState {
    NORMAL,
    ABNORMAL,
    UNCERTAIN
}
