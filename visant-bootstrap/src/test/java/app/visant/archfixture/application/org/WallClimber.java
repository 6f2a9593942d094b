package app.visant.archfixture.application.org;

import app.visant.archfixture.Breaks;
import app.visant.archfixture.application.shared.port.Purpose;

/** Crosses organizations without being listed. */
@Breaks("PURPOSES")
public final class WallClimber {
    private final Purpose purpose = Purpose.OPERATOR;

    public Purpose purpose() {
        return purpose;
    }
}
