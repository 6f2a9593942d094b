package app.visant.domain.shared;

/** Why a still was taken, in the words of whoever asked: one line of at most 100 characters. */
public record TriggerLabel(String value) {
    private static final int MAX = 100;

    public static final TriggerLabel MANUAL = new TriggerLabel("manual");

    public TriggerLabel {
        value = Texts.line(value, MAX);
    }

    @Override
    public String toString() {
        return value;
    }
}
