package app.visant.archfixture.domain.org;

import app.visant.archfixture.Breaks;
import app.visant.archfixture.domain.device.Gadget;

/** An upstream context that knows one downstream. */
@Breaks("DIRECTIONS")
public record DownstreamDomain(Gadget gadget) {}
