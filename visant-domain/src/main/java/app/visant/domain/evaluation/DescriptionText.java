package app.visant.domain.evaluation;

import app.visant.domain.shared.Texts;

/** What somebody calls normal: 1 to 8000 characters, in lines. */
public record DescriptionText(String value) {
    public static final int MAX = 8000;

    public DescriptionText {
        value = Texts.block(value, MAX);
    }

    @Override
    public String toString() {
        return value;
    }
}
