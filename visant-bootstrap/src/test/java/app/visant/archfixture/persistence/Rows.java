package app.visant.archfixture.persistence;

/** Breaks nothing; is there to be used. */
public record Rows(int count) {}
