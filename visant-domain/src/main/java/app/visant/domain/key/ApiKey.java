package app.visant.domain.key;

import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.Texts;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a key was made for; its secret is not part of it.
 *
 * @param reach the organization, or the devices of it that the key is limited to
 * @param scopes what it may do as long as its maker may
 * @param lastUsedAt to the minute
 */
public record ApiKey(
        KeyId id,
        String name,
        UserId maker,
        Reach reach,
        Set<Permission> scopes,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt) {
    /** How many devices a key may be limited to. */
    public static final int MOST_DEVICES = 200;

    public static final int MAX_NAME = 120;

    public ApiKey {
        name = Texts.line(name, MAX_NAME);
        scopes = Set.copyOf(scopes);
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("a key needs at least one scope");
        }
        if (!scopes.stream().allMatch(Permission::grantedToKeys)) {
            throw new IllegalArgumentException("no key can be made for that");
        }
        if (!reach.devices().map(ApiKey::fits).orElse(true)) {
            throw new IllegalArgumentException("a key is limited to 1 to " + MOST_DEVICES + " devices, or not at all");
        }
        if (expiresAt.filter(end -> !end.isAfter(createdAt)).isPresent()) {
            throw new IllegalArgumentException("a key must expire later than it is made");
        }
    }

    /** Whether its time is not up. */
    public boolean isLive(Instant now) {
        return expiresAt.filter(end -> !now.isBefore(end)).isEmpty();
    }

    /** Who acts with it while its maker has that role, in an organization that is not suspended. */
    public Principal.Key principal(Role makers) {
        return principal(makers, false);
    }

    /** Who acts with it while its maker has that role, and its organization may be suspended. */
    public Principal.Key principal(Role makers, boolean suspended) {
        var granted = EnumSet.noneOf(Permission.class);
        scopes.stream().filter(scope -> scope.grantedTo(makers)).forEach(granted::add);
        return new Principal.Key(id, maker, reach, granted, suspended, Origin.LOCAL);
    }

    private static boolean fits(Set<DeviceId> some) {
        return !some.isEmpty() && some.size() <= MOST_DEVICES;
    }
}
