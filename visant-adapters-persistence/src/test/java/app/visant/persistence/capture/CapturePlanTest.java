package app.visant.persistence.capture;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.capture.port.CaptureRepository.Filter;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import app.visant.domain.shared.Reach;
import app.visant.persistence.DatabaseUrl;
import app.visant.persistence.JdbiTx;
import app.visant.persistence.PostgresPorts;
import app.visant.persistence.TestPostgres;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A page of captures is read off one index, in its order, however many there are: nothing is sorted or gathered first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CapturePlanTest {
    private static final DeviceId DEVICE = new DeviceId("device-7");
    private static final Page.Request FIRST = Page.Request.first(50);

    private final DatabaseUrl url = TestPostgres.newDatabase();
    private final PostgresPorts ports = PostgresPorts.over(url);
    private OrgId org;

    @BeforeAll
    void fill() {
        org = ports.newOrg();
        TestPostgres.execute(url, """
                insert into organizations (id, name, trial_end_date, created_at, updated_at)
                select gen_random_uuid(), 'other ' || i, now(), now(), now() from generate_series(1, 19) i;
                insert into devices (id, org_id, status, name, activated_at, created_at, updated_at)
                select 'device-' || i, orgs.ids[1 + i %% 20], 'active', 'd', now(), now(), now()
                from generate_series(1, 200) i,
                  (select array_agg(id order by id = '%1$s', id) as ids from organizations) orgs;
                update devices set org_id = '%1$s' where id = 'device-7';
                insert into captures (id, record_id, device_id, org_id, captured_at, received_at, clock_suspect, sha256,
                  size_bytes, width, height, evaluation_status, classification_state, classification_confidence,
                  classification_reason, classification_basis, description_version, file_path, created_at, updated_at)
                select gen_random_uuid(), 'r-' || i, d.id, d.org_id, at, at, false, sha256('x'), 1, 1, 1, 'completed',
                  case when i %% 61 = 0 then 'abnormal' else 'normal' end, 0.9, 'r', 'panel', 1, 'p', at, at
                from generate_series(1, 40000) i join devices d on d.id = 'device-' || 1 + i %% 200,
                  lateral (select timestamptz '2026-01-01' + i * interval '1 minute' as at) t;
                insert into captures (id, record_id, device_id, org_id, captured_at, received_at, clock_suspect, sha256,
                  size_bytes, width, height, evaluation_status, classification_state, classification_confidence,
                  classification_reason, classification_basis, description_version, file_path, created_at, updated_at,
                  mark_state, marked_at)
                select gen_random_uuid(), 'm-' || i, case when i > 4000 then 'device-19' else 'device-7' end, '%1$s', at, at,
                  false, sha256('x'), 1, 1, 1, 'completed', 'abnormal', 0.9, 'r', 'panel', 1, 'p', at, at, 'normal', at
                from generate_series(1, 8000) i,
                  lateral (select timestamptz '2025-06-01' + i * interval '1 minute' as at) t;
                analyze
                """.formatted(org));
    }

    @AfterAll
    void close() {
        ports.close();
    }

    @Test
    void theNewestOfADevice() {
        assertOneScanOf("captures_by_device", filter(Optional.of(DEVICE), Optional.empty()), FIRST);
    }

    @Test
    void theNextPageOfADevice() {
        assertOneScanOf("captures_by_device", filter(Optional.of(DEVICE), Optional.empty()), afterwards());
    }

    @Test
    void theNewestOfTheOrganization() {
        assertOneScanOf("captures_by_time", Filter.ALL, FIRST);
        assertOneScanOf("captures_by_time", Filter.ALL, afterwards());
    }

    /** So few that the server may rather sort them. */
    @Test
    void theNewestAbnormalOfADevice() {
        assertReadsOnly(
                "captures_odd_by_device",
                filter(Optional.of(DEVICE), Optional.of(ClassificationState.ABNORMAL)),
                FIRST);
    }

    @Test
    void theNewestAbnormalOfTheOrganization() {
        assertReadsOnly(
                "captures_odd_by_time", filter(Optional.empty(), Optional.of(ClassificationState.ABNORMAL)), FIRST);
    }

    @Test
    void whatWaitsToBeLookedAt() {
        assertReadsOnly("captures_unmarked_by_time", unmarked(Optional.empty()), FIRST);
        assertReadsOnly("captures_unmarked_by_device", unmarked(Optional.of(DEVICE)), FIRST);
    }

    @Test
    void whatWasLookedAt() {
        var marked = new Filter(
                Optional.of(DEVICE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(true));
        assertOneScanOf("captures_marked_by_device", marked, FIRST);
    }

    private static Filter unmarked(Optional<DeviceId> device) {
        return new Filter(
                device,
                Optional.of(ClassificationState.ABNORMAL),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(false));
    }

    private void assertOneScanOf(String index, Filter filter, Page.Request page) {
        assertThat(plan(filter, page))
                .containsOnlyOnce("Scan using " + index)
                .doesNotContain("Sort")
                .doesNotContain("Bitmap")
                .doesNotContain("Seq Scan");
    }

    private void assertReadsOnly(String index, Filter filter, Page.Request page) {
        assertThat(plan(filter, page))
                .contains(index)
                .doesNotContain("Seq Scan")
                .doesNotContain("Filter: (class");
    }

    private String plan(Filter filter, Page.Request page) {
        var query = CaptureQuery.of(Reach.all(org), filter, page);
        return String.join(
                "\n",
                ports.in(org)
                        .list(tx -> JdbiTx.handle(tx)
                                .createQuery("explain " + query.sql())
                                .bindMap(query.values())
                                .mapTo(String.class)
                                .list()));
    }

    private static Filter filter(Optional<DeviceId> device, Optional<ClassificationState> state) {
        return new Filter(device, state, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Page.Request afterwards() {
        return new Page.Request(50, Optional.of(new Position(PostgresPorts.NOON, new UUID(1, 1))));
    }
}
