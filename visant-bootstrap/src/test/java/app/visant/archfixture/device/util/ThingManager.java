package app.visant.archfixture.device.util;

import app.visant.archfixture.Breaks;

/** Named for nothing, in a package named for nothing, which is not null-marked. */
@Breaks("NAMES")
final class ThingManager {
    private ThingManager() {}
}
