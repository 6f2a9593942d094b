package app.visant.archfixture.nowhere;

import app.visant.archfixture.Breaks;

/** Lives in no ring. */
@Breaks("RINGS")
public record Homeless(String name) {}
