package app.visant.application.key;

import app.visant.application.device.port.DeviceRepository;
import app.visant.application.key.port.KeyRepository;
import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.Signal;
import app.visant.application.shared.port.SignalBus;
import app.visant.application.shared.port.TokenGenerator;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.key.ApiKey;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.Sha256;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An organization's API keys. The secret is shown once and kept as a digest. */
public final class ApiKeys {
    /** What every key starts with. */
    public static final String PREFIX = "vis_";

    /** How many an organization may have, those whose time is up included until they are deleted. */
    public static final int MOST = 100;

    private final TransactionRunner transactions;
    private final Stores stores;
    private final TokenGenerator secrets;
    private final IdGenerator ids;
    private final SignalBus signals;
    private final InstantSource clock;

    @Inject
    public ApiKeys(
            TransactionRunner transactions,
            Stores stores,
            TokenGenerator secrets,
            IdGenerator ids,
            SignalBus signals,
            InstantSource clock) {
        this.transactions = transactions;
        this.stores = stores;
        this.secrets = secrets;
        this.ids = ids;
        this.signals = signals;
        this.clock = clock;
    }

    /** Makes a key that may what its maker may, or less. */
    public Result make(Principal.User maker, Wanted wanted) {
        var beyond = wanted.scopes().stream()
                .filter(scope -> !scope.grantedToKeys() || !maker.may(scope))
                .collect(Collectors.toSet());
        if (!beyond.isEmpty()) {
            return new Result.BeyondMaker(beyond);
        }
        var now = clock.instant();
        if (wanted.expiresAt().filter(end -> !end.isAfter(now)).isPresent()) {
            return new Result.ExpiredAlready();
        }
        return transactions.forOrg(maker.org(), tx -> make(tx, maker, wanted, now));
    }

    private Result make(Tx tx, Principal.User maker, Wanted wanted, Instant now) {
        var org = maker.org();
        var unknown = wanted.devices().map(some -> unknown(tx, org, some)).orElseGet(Set::of);
        if (!unknown.isEmpty()) {
            return new Result.UnknownDevices(unknown);
        }
        stores.organizations.lock(tx, org);
        if (stores.keys.count(tx, org) >= MOST) {
            return new Result.TooMany();
        }
        var text = new KeyText(new KeyId(ids.next()), secrets.secret());
        var key = new ApiKey(
                text.id(),
                wanted.name(),
                maker.user(),
                new Reach(org, wanted.devices()),
                wanted.scopes(),
                now.truncatedTo(ChronoUnit.MICROS),
                wanted.expiresAt().map(end -> end.truncatedTo(ChronoUnit.MICROS)),
                Optional.empty());
        stores.keys.add(tx, key, Sha256.of(text.secret()));
        tx.record(AuditEntry.by(maker, AuditAction.KEY_MADE).on(key.id()));
        return new Result.Made(key, text.text());
    }

    private Set<DeviceId> unknown(Tx tx, OrgId org, Set<DeviceId> devices) {
        return devices.stream()
                .filter(device -> stores.devices.find(tx, org, device).isEmpty())
                .collect(Collectors.toSet());
    }

    /** The organization's keys, the newest first, without their secrets. */
    public Page<ApiKey> list(OrgId org, Page.Request page) {
        return transactions.forOrg(org, tx -> stores.keys.list(tx, org, page));
    }

    /** Ends the key at once, and the streams that it opened soon. False if there is no such key. */
    public boolean revoke(Principal.Insider who, KeyId key) {
        return transactions.forOrg(who.org(), tx -> {
            var removed = stores.keys.remove(tx, who.org(), key);
            if (removed) {
                tx.record(AuditEntry.by(who, AuditAction.KEY_REVOKED).on(key));
                tx.afterCommit(() -> signals.publish(new Signal.KeyRevoked(key)));
            }
            return removed;
        });
    }

    /** Where keys, and what they refer to, are kept. */
    public static final class Stores {
        private final KeyRepository keys;
        private final OrganizationRepository organizations;
        private final DeviceRepository devices;

        @Inject
        public Stores(KeyRepository keys, OrganizationRepository organizations, DeviceRepository devices) {
            this.keys = keys;
            this.organizations = organizations;
            this.devices = devices;
        }
    }

    /**
     * What a key is to be good for.
     *
     * @param devices empty if it is to see the whole organization
     */
    public record Wanted(
            String name, Set<Permission> scopes, Optional<Set<DeviceId>> devices, Optional<Instant> expiresAt) {
        public Wanted {
            scopes = Set.copyOf(scopes);
            devices = devices.map(Set::copyOf);
        }
    }

    /** What came of it. */
    public sealed interface Result {
        /** @param text the whole key, shown this once */
        record Made(ApiKey key, String text) implements Result {
            @Override
            public String toString() {
                return "Made[" + key.id() + "]";
            }
        }

        /** No key can do that, or the maker cannot. */
        record BeyondMaker(Set<Permission> scopes) implements Result {}

        /** The organization has no such devices. */
        record UnknownDevices(Set<DeviceId> devices) implements Result {}

        record ExpiredAlready() implements Result {}

        /** There are {@link #MOST} of them. */
        record TooMany() implements Result {}
    }
}
