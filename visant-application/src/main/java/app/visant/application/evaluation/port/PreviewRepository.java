package app.visant.application.evaluation.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.Preview;
import app.visant.domain.evaluation.Preview.Finding;
import app.visant.domain.evaluation.Preview.Flip;
import app.visant.domain.evaluation.Preview.Progress;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.PreviewId;
import app.visant.domain.shared.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Drafts on trial, with the stills that each is tried on. Nothing of it touches the captures. */
public interface PreviewRepository {
    /** Adds it with its stills, to be looked at in that order. */
    void add(Tx tx, Preview preview, List<RecordId> stills);

    Optional<Preview> find(Tx tx, OrgId org, PreviewId id);

    /** The first still that was not looked at yet. */
    Optional<RecordId> next(Tx tx, OrgId org, PreviewId id);

    /** Keeps what came of a still. False, and nothing changed, if that is known already or the preview is not running. */
    boolean found(Tx tx, OrgId org, PreviewId id, RecordId still, Finding finding);

    /** Adds what asking about a still cost that came to no finding, however the preview stands. */
    void spent(Tx tx, OrgId org, PreviewId id, RecordId still, long costMicros);

    /** Ends it. False if it was not running. */
    boolean end(Tx tx, OrgId org, PreviewId id, Preview.Status status, Instant now);

    Progress progress(Tx tx, OrgId org, PreviewId id);

    /** Stills judged otherwise than they were, in their order. */
    List<Flip> flips(Tx tx, OrgId org, PreviewId id);

    /** How many of the organization run. Whoever asks next is answered when this transaction has ended. */
    int running(Tx tx, OrgId org);

    /** Drops those that ended before that time. */
    void forget(Tx tx, OrgId org, Instant before);

    /** A preview as it stands. */
    record View(Preview preview, Progress progress, List<Flip> flips) {
        public View {
            flips = List.copyOf(flips);
        }
    }
}
