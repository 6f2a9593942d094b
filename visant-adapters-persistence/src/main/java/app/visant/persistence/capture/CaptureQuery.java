package app.visant.persistence.capture;

import app.visant.application.capture.port.CaptureRepository.Filter;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Reach;
import app.visant.persistence.Columns;
import app.visant.persistence.Pages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * One page of captures, newest first: a condition for each part of the filter that is there, so that an index fits. Words
 * of a closed list stand in the text as literals, for partial indexes are found by literals only.
 */
final class CaptureQuery {
    private static final List<String> STATUSES = List.of("pending", "processing", "completed", "failed");

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    private CaptureQuery() {}

    static CaptureQuery of(Reach reach, Filter filter, Page.Request page) {
        var query = new CaptureQuery();
        query.where("org_id = :org", "org", reach.org());
        query.devices(reach, filter.device());
        filter.state()
                .ifPresent(state -> query.conditions.add("classification_state = '%s'".formatted(Columns.word(state))));
        filter.evaluationStatus().ifPresent(query::status);
        filter.label().ifPresent(label -> query.where("trigger_label = :label", "label", label));
        filter.from().ifPresent(from -> query.where("captured_at >= :from", "from", from));
        filter.to().ifPresent(to -> query.where("captured_at < :to", "to", to));
        filter.marked()
                .ifPresent(marked -> query.conditions.add(marked ? "marked_at is not null" : "marked_at is null"));
        if (!filter.except().isEmpty()) {
            query.where("device_id <> all(:except)", "except", ids(filter.except()));
        }
        page.after().ifPresent(after -> {
            query.where("(captured_at, id) < (:afterTime, :afterId)", "afterTime", after.time());
            query.values.put("afterId", after.id());
        });
        query.values.put("limit", Pages.limit(page));
        return query;
    }

    <T> List<T> run(Handle handle, RowMapper<T> mapper) {
        return handle.createQuery(sql()).bindMap(values).map(mapper).list();
    }

    String sql() {
        return "select %s from captures where %s order by captured_at desc, id desc limit :limit"
                .formatted(CaptureRows.COLUMNS, String.join(" and ", conditions));
    }

    Map<String, Object> values() {
        return Map.copyOf(values);
    }

    private void where(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }

    private void devices(Reach reach, Optional<DeviceId> wanted) {
        if (wanted.isPresent() && reach.covers(wanted.get())) {
            where("device_id = :device", "device", wanted.get());
        } else if (wanted.isPresent()) {
            conditions.add("false");
        } else {
            reach.devices().ifPresent(some -> where("device_id = any(:within)", "within", ids(some)));
        }
    }

    private static String[] ids(Set<DeviceId> devices) {
        return devices.stream().map(DeviceId::value).toArray(String[]::new);
    }

    private void status(String word) {
        conditions.add(STATUSES.contains(word) ? "evaluation_status = '%s'".formatted(word) : "false");
    }
}
