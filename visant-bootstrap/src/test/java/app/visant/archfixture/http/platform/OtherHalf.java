package app.visant.archfixture.http.platform;

import app.visant.archfixture.http.edge.HalfACycle;
import java.util.List;

/** The other half of the cycle. */
public record OtherHalf(List<HalfACycle> halves) {}
