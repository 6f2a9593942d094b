package app.visant.archfixture.http.edge;

import app.visant.archfixture.Breaks;
import app.visant.archfixture.http.platform.OtherHalf;

/** Knows what knows it. */
@Breaks("DIRECTIONS")
public record HalfACycle(OtherHalf other) {}
