package app.visant.archfixture.domain.shared;

/** Breaks nothing; is there to be used. */
public record Ident(String value) {}
