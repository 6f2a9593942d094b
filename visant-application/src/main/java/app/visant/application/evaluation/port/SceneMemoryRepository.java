package app.visant.application.evaluation.port;

import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import java.util.List;

/**
 * What agents remember of a device's scenes: one row per (device, agent, scene). {@code epoch} counts how often the
 * device was made to start over, so that what was learned before is not kept after.
 */
public interface SceneMemoryRepository {
    Memories load(Tx tx, OrgId org, DeviceId device, String agent);

    /** Keeps it, unless the device was made to start over since {@code epoch}. */
    void save(Tx tx, OrgId org, DeviceId device, String agent, SceneMemory memory, long epoch);

    /** Forgets everything of the device and counts the epoch on. False if there is no such device. */
    boolean reset(Tx tx, OrgId org, DeviceId device);

    /** What is remembered, and as of which epoch. */
    record Memories(List<SceneMemory> scenes, long epoch) {
        public Memories {
            scenes = List.copyOf(scenes);
        }
    }
}
