package app.visant.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.shared.port.Purpose;
import app.visant.domain.shared.OrgId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The second wall, with the first one taken away: statements here never name an organization, as if every adapter had
 * forgotten to. What the catalogue says of all tables is {@link SchemaTest}'s.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RowLevelSecurityTest {
    /** Tables whose rows belong to an organization, and which its transactions may read. */
    private static final Set<String> READABLE = Set.of(
            "agent_budgets",
            "agent_months",
            "agent_usage",
            "api_keys",
            "assessments",
            "audit_entries",
            "captures",
            "commands",
            "device_presence",
            "device_sight_references",
            "device_sight_regions",
            "device_sights",
            "devices",
            "idempotency_keys",
            "invitations",
            "jobs",
            "judged_sketches",
            "normal_descriptions",
            "organization_limits",
            "outbox_mails",
            "panel_agents",
            "panels",
            "presence_events",
            "preview_stills",
            "previews",
            "scene_memories",
            "schedule_runs",
            "scheduled_triggers",
            "stills_taken",
            "storage_changes");

    private static final Set<String> ONLY_OF_ORGANIZATIONS = Set.of(
            "agent_budgets",
            "agent_months",
            "agent_usage",
            "assessments",
            "captures",
            "device_sight_references",
            "device_sight_regions",
            "device_sights",
            "judged_sketches",
            "outbox_mails",
            "panel_agents",
            "panels",
            "preview_stills",
            "previews",
            "scene_memories");

    private final PostgresPorts ports = PostgresPorts.shared();
    private OrgId mine;
    private OrgId other;

    @BeforeAll
    void fill() {
        mine = new TenantRows(ports).newOrg();
        other = new TenantRows(ports).newOrg();
    }

    @Test
    void everyTableThatAnOrganizationMayReadIsTried() {
        var tables = superuser("""
            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
              and has_any_column_privilege('visant_app', c.oid, 'select')
            """);

        assertThat(tables).containsExactlyInAnyOrderElementsOf(READABLE);
    }

    @ParameterizedTest
    @MethodSource("readable")
    void anOrganizationSeesItsOwnRowsAlone(String table) {
        var seen = ports.in(mine)
                .list(tx -> JdbiTx.handle(tx)
                        .createQuery("select distinct org_id from " + table)
                        .mapTo(UUID.class)
                        .list());

        assertThat(superuser("select distinct org_id::text from " + table))
                .as("there is something to hide")
                .contains(mine.toString(), other.toString());
        assertThat(seen).containsExactly(mine.value());
    }

    @Test
    void anOrganizationSeesItselfAlone() {
        var seen = ports.in(mine)
                .list(tx -> JdbiTx.handle(tx)
                        .createQuery("select id from organizations")
                        .mapTo(UUID.class)
                        .list());

        assertThat(seen).containsExactly(mine.value());
    }

    @ParameterizedTest
    @MethodSource("changes")
    void anOrganizationChangesItsOwnRowsAlone(String change) {
        var words = change.split(" ", -1);
        var table = words[0].equals("delete") ? words[2] : words[1];
        var own = superuser("select count(*) from %s where %s = '%s'"
                .formatted(table, table.equals("organizations") ? "id" : "org_id", mine));

        ports.in(mine).rolledBack(tx -> {
            var changed = JdbiTx.handle(tx).execute(change);
            assertThat(own).containsExactly(String.valueOf(changed)).doesNotContain("0");
        });
    }

    @Test
    void anOrganizationPlantsNoRowInAnother() {
        assertThatThrownBy(() -> ports.in(mine)
                        .run(tx -> JdbiTx.handle(tx)
                                .createUpdate("""
                                    insert into idempotency_keys (org_id, principal, key, fingerprint, claimed_at)
                                    values (:other, 'p', 'k', sha256('x'), now())
                                    """)
                                .bind("other", other)
                                .execute()))
                .hasMessageContaining("row-level security");
    }

    @Test
    void aTransactionWithoutAnOrganizationSeesNothing() {
        var nobody = new OrgId(new UUID(0, 0));

        for (var table : READABLE) {
            assertThat(count(nobody, table)).as(table).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("onlyOfOrganizations")
    void aSystemTransactionCannotReadWhatCamerasSee(String table) {
        assertThatThrownBy(() -> ports.system(Purpose.OPERATOR)
                        .run(tx -> JdbiTx.handle(tx).execute("select count(*) from " + table)))
                .hasMessageContaining("permission denied for table " + table);
    }

    @Test
    void aSystemTransactionCannotReadDescriptionsEither() {
        assertThatThrownBy(() -> ports.system(Purpose.LOG_IN)
                        .run(tx -> JdbiTx.handle(tx).execute("select text from normal_descriptions")))
                .hasMessageContaining("permission denied for table normal_descriptions");
    }

    @ParameterizedTest
    @MethodSource("systemOnly")
    void anOrganizationCannotReachPeopleAndSecrets(String table) {
        assertThatThrownBy(() -> ports.in(mine).run(tx -> JdbiTx.handle(tx).execute("select count(*) from " + table)))
                .hasMessageContaining("permission denied for table " + table);
    }

    @Test
    void anOrganizationCannotReadClaimCodes() {
        assertThatThrownBy(
                        () -> ports.in(mine).run(tx -> JdbiTx.handle(tx).execute("select claim_digest from devices")))
                .hasMessageContaining("permission denied for table devices");
    }

    @Test
    void anOrganizationCannotGiveADeviceAway() {
        assertThatThrownBy(() -> ports.in(mine)
                        .run(tx -> JdbiTx.handle(tx)
                                .createUpdate("update devices set org_id = :other")
                                .bind("other", other)
                                .execute()))
                .hasMessageContaining("permission denied for table devices");
    }

    @Test
    void neitherRoleBecomesTheOther() {
        assertThat(superuser("""
            select r.rolname from pg_roles r
            where r.rolname like 'visant\\_%' and (r.rolsuper or r.rolbypassrls or r.rolcanlogin
              or r.rolcreaterole or r.rolcreatedb or exists (
                select from pg_auth_members m where m.member = r.oid))
            """)).isEmpty();
    }

    static Stream<String> readable() {
        return READABLE.stream().sorted();
    }

    static Stream<String> onlyOfOrganizations() {
        return ONLY_OF_ORGANIZATIONS.stream().sorted();
    }

    static Stream<String> systemOnly() {
        return Stream.of(
                "users",
                "memberships",
                "sessions",
                "session_spent_secrets",
                "device_tokens",
                "rate_limits",
                "request_counts",
                "stream_counts",
                "account_links",
                "second_factors",
                "recovery_codes",
                "installation",
                "activation_codes",
                "code_redemptions");
    }

    static Stream<String> changes() {
        return Stream.of(
                "update agent_budgets set cap_micros = 7",
                "update agent_months set told = 80",
                "update agent_usage set calls = 7",
                "update captures set updated_at = now()",
                "update commands set error = null",
                "update device_presence set version = 'x'",
                "update device_sights set form = 'masked'",
                "update devices set revision = revision + 1",
                "update idempotency_keys set secret = false",
                "update idempotency_keys set effected = true",
                "update invitations set revoked_at = now()",
                "update jobs set attempt = 7",
                "update judged_sketches set width = width",
                "update organizations set name = 'x'",
                "update panels set threshold = 0.7",
                "update scene_memories set epoch = epoch",
                "update schedule_runs set outcome = 'missed'",
                "update scheduled_triggers set enabled = false",
                "update stills_taken set today = 7",
                "update storage_changes set bytes = 7",
                "delete from agent_budgets",
                "delete from api_keys",
                "delete from assessments",
                "delete from captures",
                "delete from device_sight_references",
                "delete from device_sight_regions",
                "delete from device_sights",
                "delete from idempotency_keys",
                "delete from jobs",
                "delete from judged_sketches",
                "delete from outbox_mails",
                "delete from panel_agents",
                "delete from panels",
                "delete from scene_memories",
                "delete from scheduled_triggers");
    }

    private long count(OrgId org, String table) {
        return ports.in(org)
                .count(tx -> JdbiTx.handle(tx)
                        .createQuery("select count(*) from " + table)
                        .mapTo(Long.class)
                        .one());
    }

    /** What is really there. */
    private List<String> superuser(String sql) {
        return ports.superuser(sql);
    }
}
