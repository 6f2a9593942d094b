package app.visant.persistence;

import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Reach;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** What figures are about: rows of an organization's devices that somebody gets to see, over a time. */
public record Within(Reach reach, Optional<DeviceId> device, Instant from, Instant to) {
    /** Conditions on rows of that name, but for the time, so that an index fits; the organization comes first. */
    public List<String> conditions(String name) {
        var conditions = new ArrayList<>(List.of(name + ".org_id = :org"));
        device.ifPresent(one -> conditions.add(name + ".device_id = :device"));
        reach.devices().ifPresent(some -> conditions.add(name + ".device_id = any(:within)"));
        return conditions;
    }

    /** Binds what the conditions name, and {@code :from} and {@code :to}. */
    public Query bind(Query query) {
        query.bind("org", reach.org()).bind("from", from).bind("to", to);
        device.ifPresent(one -> query.bind("device", one));
        reach.devices().ifPresent(some -> query.bindArray("within", DeviceId.class, some));
        return query;
    }
}
