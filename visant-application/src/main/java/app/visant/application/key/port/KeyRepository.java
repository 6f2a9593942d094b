package app.visant.application.key.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.key.ApiKey;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * API keys, with the digest of their secret. A key belongs to the membership of its maker: when that ends the key is gone,
 * and does not come back with the person.
 */
public interface KeyRepository {

    /** Adds it; its maker must be a member. */
    void add(Tx tx, ApiKey key, Sha256 secret);

    /** How many keys the organization has, those whose time is up included. */
    int count(Tx tx, OrgId org);

    /** Newest first, those whose time is up included. */
    Page<ApiKey> list(Tx tx, OrgId org, Page.Request page);

    /** Removes it for good. False if the organization has no such key. */
    boolean remove(Tx tx, OrgId org, KeyId key);

    /** The key of that id, if that is the digest of its secret and its maker's account is not suspended. System only. */
    Optional<Held> find(Tx tx, KeyId key, Sha256 secret);

    /** Those of the keys that there are, and whose maker's account is not suspended. System only. */
    List<Held> all(Tx tx, Collection<KeyId> keys);

    /** Removes all that the person made, in whichever organization, and answers them. System only. */
    List<Removed> removeAllOf(Tx tx, UserId maker);

    /** Notes that it was used; nothing changes if a later use is known. System only. */
    void touch(Tx tx, KeyId key, Instant now);

    /** A key that is no more, and whose it was. */
    record Removed(OrgId org, KeyId id) {}

    /**
     * A key, and the role that its maker has now.
     *
     * @param suspended whether its organization is
     */
    record Held(ApiKey key, Role makersRole, boolean suspended) {}
}
