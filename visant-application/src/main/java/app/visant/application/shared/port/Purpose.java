package app.visant.application.shared.port;

/** Why work crosses organizations. The list is closed: each entry has few callers, and a test names them. */
public enum Purpose {
    /** Sign-up, log-in, sessions: the organization is not known yet. */
    LOG_IN,
    /** People join, leave and change organizations: they belong to no single one. */
    MEMBERSHIP,
    /** A device shows its token. */
    DEVICE_TOKEN,
    /** A device without an organization gets one. */
    DEVICE_ACTIVATION,
    /** Somebody redeems an activation code, which belongs to no organization. */
    CODE_REDEMPTION,
    /** A worker takes jobs of every organization. */
    JOB_CLAIM,
    /** The clock takes due schedules of every organization, and commands that expired. */
    SCHEDULE_TICK,
    /** Nodes tell each other how many requests and streams they have counted, and read what is allowed. */
    METERING,
    /** A node says that it lives, and looks after the streams it holds. */
    NODE,
    /** The platform operator. */
    OPERATOR
}
