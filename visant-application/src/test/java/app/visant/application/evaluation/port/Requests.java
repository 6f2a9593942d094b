package app.visant.application.evaluation.port;

import app.visant.application.evaluation.port.VisionModel.Brief;
import app.visant.application.evaluation.port.VisionModel.Picture;
import app.visant.application.evaluation.port.VisionModel.Request;
import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Stills of one camera to be judged. */
public final class Requests {
    private Requests() {}

    public static Request of(byte[] jpeg) {
        return of(jpeg, List.of());
    }

    public static Request of(byte[] jpeg, List<SceneMemory> memory) {
        return of(asItIs(jpeg), Brief.of("Nobody in the yard."), memory);
    }

    public static Request of(Picture still, Brief brief) {
        return of(still, brief, List.of());
    }

    /** Small enough and without metadata already. */
    public static Picture asItIs(byte[] jpeg) {
        return new Picture() {
            @Override
            public byte[] whole() {
                return jpeg;
            }

            @Override
            public byte[] reduced() {
                return jpeg;
            }
        };
    }

    private static Request of(Picture still, Brief brief, List<SceneMemory> memory) {
        return new Request(
                new OrgId(new UUID(0, 1)),
                new DeviceId("camera-1"),
                new RecordId("still-1"),
                Instant.parse("2026-03-01T12:00:00Z"),
                still,
                brief,
                memory);
    }
}
