package app.visant.application.analytics.port;

/** How far a still has come: its verdict, or what it has instead. A still that is judged anew counts by its old verdict. */
public enum Standing {
    NORMAL,
    ABNORMAL,
    UNCERTAIN,
    /** Not judged yet. */
    PENDING,
    /** Nobody could judge it. */
    FAILED
}
