package app.visant.domain.evaluation;

/**
 * What asking agents came to.
 *
 * @param calls how often an agent was asked, failed tries included
 * @param costMicros estimated, in millionths of a dollar
 */
public record Spending(long calls, long inputTokens, long outputTokens, long costMicros) {
    public static final Spending NOTHING = new Spending(0, 0, 0, 0);

    public Spending {
        if (calls < 0 || inputTokens < 0 || outputTokens < 0 || costMicros < 0) {
            throw new IllegalArgumentException("nothing is ever given back");
        }
    }

    public Spending plus(Spending more) {
        return new Spending(
                calls + more.calls,
                inputTokens + more.inputTokens,
                outputTokens + more.outputTokens,
                costMicros + more.costMicros);
    }
}
