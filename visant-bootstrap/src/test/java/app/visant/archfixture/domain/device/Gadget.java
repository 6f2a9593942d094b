package app.visant.archfixture.domain.device;

import app.visant.archfixture.domain.shared.Ident;

/** Breaks nothing; is there to be used. */
public record Gadget(Ident id) {}
