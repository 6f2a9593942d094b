package app.visant.application.device.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceConfig;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Devices and their life cycle. {@code revision} counts every change that a connected device must be told: settings,
 * schedules, deactivation.
 */
public interface DeviceRepository {

    /** Adds them; ids that exist already are left alone. Answers those added. System only. */
    List<DeviceId> manufacture(Tx tx, List<Device.Manufactured> devices, Optional<String> batch);

    /** Adds an own device of an organization. */
    void register(Tx tx, Device.Active device);

    /** The device if it belongs to that organization, active or deactivated. */
    Optional<Device> find(Tx tx, OrgId org, DeviceId device);

    /** As {@link #find}, held until the transaction ends. */
    Optional<Device> lock(Tx tx, OrgId org, DeviceId device);

    /** The settings of those of the devices that are active and belong to that organization. */
    Map<DeviceId, DeviceConfig> configs(Tx tx, OrgId org, Collection<DeviceId> devices);

    /** The device whoever it belongs to, held until the transaction ends. System only. */
    Optional<Device> lock(Tx tx, DeviceId device);

    /** Stores the new state of the device. */
    void update(Tx tx, Device device);

    /** Active devices of the organization: the slots in use. */
    int countActive(Tx tx, OrgId org);

    /** Counts a change that the device must be told. */
    void bumpRevision(Tx tx, OrgId org, DeviceId device);

    /** Devices of everybody and nobody, newest first, for the operator. System only. */
    Page<MadeDevice> list(Tx tx, Filter filter, Page.Request page);

    /**
     * Which devices; what is empty does not matter.
     *
     * @param text in the id or the name, whichever case it is in
     */
    record Filter(Optional<String> text, Optional<String> batch, Optional<OrgId> org, Optional<Status> status) {
        public static final Filter ALL =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The states of {@link Device}, as words. */
    enum Status {
        MANUFACTURED,
        ACTIVE,
        DEACTIVATED;

        public static Status of(Device device) {
            return switch (device) {
                case Device.Manufactured made -> MANUFACTURED;
                case Device.Active active -> ACTIVE;
                case Device.Deactivated old -> DEACTIVATED;
            };
        }
    }

    /** A device as the operator sees it: nothing of what it sees. */
    record MadeDevice(Device device, Optional<String> batch) {}
}
