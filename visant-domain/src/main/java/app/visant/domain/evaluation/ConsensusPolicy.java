package app.visant.domain.evaluation;

/** How much agreement is asked for: below {@code threshold} (0 to 1) even an agreed answer is uncertain. */
public record ConsensusPolicy(double threshold) {
    public static final ConsensusPolicy DEFAULT = new ConsensusPolicy(0.6);

    public ConsensusPolicy {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be from 0 to 1");
        }
    }
}
