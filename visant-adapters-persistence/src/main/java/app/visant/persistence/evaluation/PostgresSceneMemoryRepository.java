package app.visant.persistence.evaluation;

import app.visant.application.evaluation.port.SceneMemoryRepository;
import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.util.ArrayList;

/** Memories, each with the epoch of the device that it was learned in; those of older epochs count as forgotten. */
public final class PostgresSceneMemoryRepository implements SceneMemoryRepository {
    @Inject
    public PostgresSceneMemoryRepository() {}

    @Override
    public Memories load(Tx tx, OrgId org, DeviceId device, String agent) {
        var scenes = new ArrayList<SceneMemory>();
        var epoch = JdbiTx.handle(tx)
                .createQuery("""
                        select d.scene_epoch, m.scene, m.state
                        from devices d
                        left join scene_memories m on m.org_id = d.org_id and m.device_id = d.id and m.agent = :agent
                          and m.epoch = d.scene_epoch
                        where d.org_id = :org and d.id = :device
                        order by m.scene
                        """)
                .bind("org", org)
                .bind("device", device)
                .bind("agent", agent)
                .reduceResultSet(0L, (latest, row, context) -> {
                    var scene = row.getString("scene");
                    if (scene != null) {
                        scenes.add(new SceneMemory(scene, row.getBytes("state")));
                    }
                    return row.getLong("scene_epoch");
                });
        return new Memories(scenes, epoch);
    }

    /** The device's row is held, so that starting over waits for this, or this sees it. */
    @Override
    public void save(Tx tx, OrgId org, DeviceId device, String agent, SceneMemory memory, long epoch) {
        JdbiTx.handle(tx)
                .createUpdate("""
                        with current as (
                          select id from devices where org_id = :org and id = :device and scene_epoch = :epoch
                          for no key update
                        )
                        insert into scene_memories (org_id, device_id, agent, scene, epoch, state)
                        select :org, id, :agent, :scene, :epoch, :state from current
                        on conflict on constraint scene_memories_pk do update set
                          epoch = excluded.epoch, state = excluded.state
                        """)
                .bind("org", org)
                .bind("device", device)
                .bind("agent", agent)
                .bind("scene", memory.scene())
                .bind("state", memory.state())
                .bind("epoch", epoch)
                .execute();
    }

    @Override
    public boolean reset(Tx tx, OrgId org, DeviceId device) {
        return JdbiTx.handle(tx)
                        .createUpdate("""
                                with forgotten as (
                                  delete from scene_memories where org_id = :org and device_id = :device
                                )
                                update devices set scene_epoch = scene_epoch + 1
                                where org_id = :org and id = :device
                                """)
                        .bind("org", org)
                        .bind("device", device)
                        .execute()
                == 1;
    }
}
