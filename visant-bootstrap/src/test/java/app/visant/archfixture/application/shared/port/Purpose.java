package app.visant.archfixture.application.shared.port;

/** Breaks nothing; is there to be used. */
public enum Purpose {
    OPERATOR
}
