package app.visant.application.device.port;

import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.device.Device;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Sha256;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Digests in a table; at most two of a device. */
public final class InMemoryDeviceTokenRepository implements DeviceTokenRepository {
    private final InMemoryTable<Sha256, Row> rows;
    private final DeviceRepository devices;
    private final OrganizationRepository organizations;

    public InMemoryDeviceTokenRepository(
            InMemoryTransactions transactions, DeviceRepository devices, OrganizationRepository organizations) {
        this.rows = InMemoryTable.ofSystem(transactions);
        this.devices = devices;
        this.organizations = organizations;
    }

    @Override
    public void issue(Tx tx, OrgId org, DeviceId device, Sha256 token, Instant now, Instant oldUntil) {
        rows.removeIf(tx, row -> row.device().equals(device) && !row.newest());
        rows.rows(tx)
                .filter(row -> row.device().equals(device))
                .forEach(row -> rows.put(tx, row.token(), row.replaced(oldUntil)));
        rows.put(tx, token, new Row(token, org, device, false, Optional.empty()));
    }

    @Override
    public Map<Sha256, Bearer> find(Tx tx, Collection<Sha256> tokens, Instant now) {
        var bearers = new HashMap<Sha256, Bearer>();
        tokens.forEach(token -> bearer(tx, token, now).ifPresent(bearer -> bearers.put(token, bearer)));
        return bearers;
    }

    private Optional<Bearer> bearer(Tx tx, Sha256 token, Instant now) {
        return rows.find(tx, token)
                .filter(row -> row.until().map(now::isBefore).orElse(true))
                .filter(row -> devices.find(tx, row.org(), row.device())
                        .filter(Device.Active.class::isInstance)
                        .isPresent())
                .map(row -> new Bearer(
                        row.device(),
                        row.org(),
                        organizations
                                .find(tx, row.org())
                                .orElseThrow()
                                .subscription()
                                .end(),
                        organizations.suspension(tx, row.org()).isPresent(),
                        row.newest() && !row.confirmed()));
    }

    @Override
    public void confirm(Tx tx, DeviceId device, Sha256 token) {
        var known =
                rows.find(tx, token).filter(row -> row.newest() && row.device().equals(device));
        known.ifPresent(row -> {
            rows.put(tx, token, new Row(token, row.org(), device, true, Optional.empty()));
            rows.removeIf(tx, other -> other.device().equals(device) && !other.newest());
        });
    }

    @Override
    public void revokeAll(Tx tx, DeviceId device) {
        rows.removeIf(tx, row -> row.device().equals(device));
    }

    /** The newest has no end of its own. */
    private record Row(Sha256 token, OrgId org, DeviceId device, boolean confirmed, Optional<Instant> until) {
        boolean newest() {
            return until.isEmpty();
        }

        Row replaced(Instant oldUntil) {
            return new Row(token, org, device, confirmed, Optional.of(oldUntil));
        }
    }
}
