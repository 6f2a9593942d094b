package app.visant.application.evaluation.port;

import app.visant.application.device.port.DeviceRepository;
import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;

/** Memories and epochs in two tables. */
public final class InMemorySceneMemoryRepository implements SceneMemoryRepository {
    private final InMemoryTable<Key, Row> rows;
    private final InMemoryTable<DeviceId, Epoch> epochs;
    private final DeviceRepository devices;

    public InMemorySceneMemoryRepository(InMemoryTransactions transactions, DeviceRepository devices) {
        this.rows = InMemoryTable.ofOrgsAlone(transactions, row -> row.key().org());
        this.epochs = InMemoryTable.shared(transactions);
        this.devices = devices;
    }

    @Override
    public Memories load(Tx tx, OrgId org, DeviceId device, String agent) {
        var scenes = rows.rows(tx)
                .filter(row -> row.key().of(org, device) && row.key().agent().equals(agent))
                .map(Row::copy)
                .toList();
        return new Memories(scenes, epoch(tx, device));
    }

    @Override
    public void save(Tx tx, OrgId org, DeviceId device, String agent, SceneMemory memory, long epoch) {
        if (devices.find(tx, org, device).isPresent() && epoch(tx, device) == epoch) {
            var key = new Key(org, device, agent, memory.scene());
            rows.put(tx, key, new Row(key, copyOf(memory)));
        }
    }

    @Override
    public boolean reset(Tx tx, OrgId org, DeviceId device) {
        if (devices.find(tx, org, device).isEmpty()) {
            return false;
        }
        epochs.put(tx, device, new Epoch(epoch(tx, device) + 1));
        rows.removeIf(tx, row -> row.key().of(org, device));
        return true;
    }

    private long epoch(Tx tx, DeviceId device) {
        return epochs.find(tx, device).map(Epoch::count).orElse(0L);
    }

    private static SceneMemory copyOf(SceneMemory memory) {
        return new SceneMemory(memory.scene(), memory.state().clone());
    }

    private record Key(OrgId org, DeviceId device, String agent, String scene) {
        boolean of(OrgId owner, DeviceId id) {
            return org.equals(owner) && device.equals(id);
        }
    }

    private record Row(Key key, SceneMemory memory) {
        SceneMemory copy() {
            return copyOf(memory);
        }
    }

    private record Epoch(long count) {}
}
