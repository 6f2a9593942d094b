package app.visant.archfixture.domain.org;

import app.visant.archfixture.Breaks;
import java.io.File;

/** A value of the domain that touches files. */
@Breaks("RINGS")
public record FileKeepingDomain(File file) {}
