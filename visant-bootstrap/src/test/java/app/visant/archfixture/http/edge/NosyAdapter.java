package app.visant.archfixture.http.edge;

import app.visant.archfixture.Breaks;
import app.visant.archfixture.persistence.Rows;

/** An adapter that knows another. */
@Breaks("RINGS")
public record NosyAdapter(Rows rows) {}
