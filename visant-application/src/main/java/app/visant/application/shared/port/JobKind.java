package app.visant.application.shared.port;

/** The kinds of background work. */
public enum JobKind {
    /** Thumbnail and metadata of a new still; any order. */
    DEVELOP(false),
    /** Judging a still; one at a time within a lane, oldest first, what was judged before last. */
    EVALUATE(true),
    /** Removing the files of a deleted capture; any order. */
    ERASE(false),
    /** Sending a letter of the outbox; any order. */
    MAIL(false),
    /** Trying a description on stills; any order. */
    PREVIEW(false),
    /** Telling people of an organization what happened in it; any order. */
    NOTICE(false),
    /** Winding up an organization that nobody belongs to any more. */
    CLOSE(false);

    private final boolean serial;

    JobKind(boolean serial) {
        this.serial = serial;
    }

    /** Whether jobs of one lane run one after the other. */
    public boolean serial() {
        return serial;
    }
}
