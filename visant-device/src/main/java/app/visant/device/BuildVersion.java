package app.visant.device;

import app.visant.device.core.SelfReport;
import java.util.Optional;

/** The version as the jar's manifest tells it. */
final class BuildVersion {
    private BuildVersion() {}

    static SelfReport.Version get() {
        return new SelfReport.Version(
                Optional.ofNullable(BuildVersion.class.getPackage().getImplementationVersion())
                        .orElse("dev"));
    }
}
