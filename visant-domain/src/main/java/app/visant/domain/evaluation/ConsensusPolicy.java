package app.visant.domain.evaluation;

/** Whose word counts, and how much sureness is asked for: below {@code threshold} (0 to 1) any answer is uncertain. */
public record ConsensusPolicy(ConsensusRule rule, double threshold) {
    public static final ConsensusPolicy DEFAULT = new ConsensusPolicy(ConsensusRule.AGREE, 0.6);

    public ConsensusPolicy {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be from 0 to 1");
        }
    }
}
