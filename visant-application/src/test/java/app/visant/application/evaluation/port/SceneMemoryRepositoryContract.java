package app.visant.application.evaluation.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.evaluation.port.SceneMemoryRepository.Memories;
import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.device.Device;
import app.visant.domain.shared.DeviceId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface SceneMemoryRepositoryContract {
    String AGENT = "baseline";

    PortsUnderTest ports();

    @Test
    default void aNewDeviceHasNoMemories() {
        assertThat(load(newDevice()).scenes()).isEmpty();
    }

    @Test
    default void remembersEachScene() {
        var device = newDevice();
        save(device, "day", "bright");
        save(device, "night", "dark");

        assertThat(told(device)).containsExactlyInAnyOrder("day=bright", "night=dark");
    }

    @Test
    default void aSceneIsRememberedOnceInItsLatestForm() {
        var device = newDevice();
        save(device, "day", "first");
        save(device, "day", "second");

        assertThat(told(device)).containsExactly("day=second");
    }

    @Test
    default void keepsEveryByte() {
        var device = newDevice();
        var state = new byte[300_000];
        for (var i = 0; i < state.length; i++) {
            state[i] = (byte) (i * 31);
        }
        save(device, AGENT, new SceneMemory("s".repeat(64), state), load(device).epoch());

        var scenes = load(device).scenes();

        assertThat(scenes).hasSize(1);
        assertThat(scenes.get(0).scene()).hasSize(64);
        assertThat(scenes.get(0).state()).isEqualTo(state);
    }

    @Test
    default void agentsAndDevicesKeepTheirOwn() {
        var device = newDevice();
        var neighbour = ports().newDevice(device.org());
        save(device, "day", "mine");
        save(device, "another", memory("day", "another's"), load(device).epoch());
        save(neighbour, "day", "neighbour's");

        assertThat(told(device)).containsExactly("day=mine");
        assertThat(told(neighbour)).containsExactly("day=neighbour's");
        assertThat(load(device, "another").scenes()).hasSize(1);
        assertThat(load(device, "a third").scenes()).isEmpty();
    }

    @Test
    default void startingOverForgetsAllAgentsMemoriesOfTheDeviceAndNoOther() {
        var device = newDevice();
        var neighbour = ports().newDevice(device.org());
        save(device, "day", "old");
        save(device, "another", memory("day", "old"), load(device).epoch());
        save(neighbour, "day", "kept");
        var before = load(device).epoch();

        assertThat(reset(device)).isTrue();

        assertThat(load(device).scenes()).isEmpty();
        assertThat(load(device, "another").scenes()).isEmpty();
        assertThat(load(device).epoch()).isGreaterThan(before);
        assertThat(told(neighbour)).containsExactly("day=kept");
    }

    @Test
    default void whatWasLearnedBeforeStartingOverIsNotKeptAfter() {
        var device = newDevice();
        save(device, "day", "old");
        var before = load(device).epoch();
        reset(device);

        save(device, AGENT, memory("day", "late"), before);
        save(device, AGENT, memory("night", "late"), before);
        assertThat(load(device).scenes()).isEmpty();

        save(device, "day", "new");
        save(device, AGENT, memory("day", "late"), before);
        assertThat(told(device)).containsExactly("day=new");
    }

    @Test
    default void aDeviceCanStartOverBeforeItRemembersAnything() {
        var device = newDevice();
        var before = load(device).epoch();

        assertThat(reset(device)).isTrue();
        save(device, AGENT, memory("day", "late"), before);

        assertThat(load(device).scenes()).isEmpty();
    }

    @Test
    default void anUnknownDeviceCannotStartOver() {
        var org = ports().newOrg();
        var unknown = new DeviceId("unknown-" + ports().ids().next());

        assertThat(ports().in(org).test(tx -> ports().sceneMemories().reset(tx, org, unknown)))
                .isFalse();
    }

    @Test
    default void anotherOrganizationNeitherSeesNorTouchesThem() {
        var device = newDevice();
        save(device, "day", "mine");
        var epoch = load(device).epoch();
        var other = ports().newOrg();
        var foreign = ports().in(other);

        for (var claimed : List.of(device.org(), other)) {
            assertThat(foreign.list(tx -> ports().sceneMemories()
                            .load(tx, claimed, device.id(), AGENT)
                            .scenes()))
                    .isEmpty();
            assertThat(foreign.test(tx -> ports().sceneMemories().reset(tx, claimed, device.id())))
                    .isFalse();
            foreign.attempt(tx ->
                    ports().sceneMemories().save(tx, claimed, device.id(), AGENT, memory("day", "theirs"), epoch));
        }

        assertThat(told(device)).containsExactly("day=mine");
        assertThat(load(device).epoch()).isEqualTo(epoch);
    }

    @Test
    default void aDeviceThatChangedHandsRemembersNothingOfItsPast() {
        var device = newDevice();
        save(device, "day", "theirs");
        var other = ports().newOrg();
        var elsewhere = device.deactivate(PortsUnderTest.NOON)
                .release(Optional.empty())
                .activate(other, device.name(), PortsUnderTest.NOON);
        ports().system(Purpose.DEVICE_ACTIVATION).run(tx -> ports().devices().update(tx, elsewhere));

        assertThat(load(elsewhere).scenes()).isEmpty();
        save(elsewhere, "day", "ours");

        assertThat(told(elsewhere)).containsExactly("day=ours");
    }

    private Device.Active newDevice() {
        return ports().newDevice(ports().newOrg());
    }

    private static SceneMemory memory(String scene, String state) {
        return new SceneMemory(scene, state.getBytes(StandardCharsets.UTF_8));
    }

    private Memories load(Device.Active device) {
        return load(device, AGENT);
    }

    private Memories load(Device.Active device, String agent) {
        return ports().in(device.org()).get(tx -> ports().sceneMemories().load(tx, device.org(), device.id(), agent));
    }

    private List<String> told(Device.Active device) {
        return load(device).scenes().stream()
                .map(memory -> memory.scene() + "=" + new String(memory.state(), StandardCharsets.UTF_8))
                .toList();
    }

    private void save(Device.Active device, String scene, String state) {
        save(device, AGENT, memory(scene, state), load(device).epoch());
    }

    private void save(Device.Active device, String agent, SceneMemory memory, long epoch) {
        ports().in(device.org())
                .run(tx -> ports().sceneMemories().save(tx, device.org(), device.id(), agent, memory, epoch));
    }

    private boolean reset(Device.Active device) {
        return ports().in(device.org()).test(tx -> ports().sceneMemories().reset(tx, device.org(), device.id()));
    }
}
