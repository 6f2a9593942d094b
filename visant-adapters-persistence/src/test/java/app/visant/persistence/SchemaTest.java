package app.visant.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for every table, those that later migrations add included. */
final class SchemaTest {
    private static final String OURS =
            "c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'flyway_schema_history'";

    private final PostgresPorts ports = PostgresPorts.shared();

    @Test
    void everyTableHasRowLevelSecurityForItsOwnerToo() {
        assertThat(query("select relname from pg_class c where %s".formatted(OURS)))
                .hasSizeGreaterThan(20);
        assertThat(query("""
                                select relname from pg_class c
                                where %s and not (c.relrowsecurity and c.relforcerowsecurity)
                                """.formatted(OURS))).isEmpty();
    }

    @Test
    void everyTableWithAnOrganizationHasAPolicyThatReadsAndWritesByIt() {
        assertThat(query("""
                                select c.relname from pg_class c
                                join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
                                where %s and not exists (
                                  select from pg_policies p
                                  where p.schemaname = 'public' and p.tablename = c.relname
                                    and p.qual is not null and p.with_check is not null and p.cmd = 'ALL')
                                """.formatted(OURS))).isEmpty();
    }

    @Test
    void whatAnOrganizationMayTouchIsComparedWithItsTransaction() {
        var byOrganization = "(%s = (NULLIF(current_setting('visant.org'::text, true), ''::text))::uuid)";

        assertThat(query("""
                                select tablename || ': ' || qual || ' / ' || with_check from pg_policies
                                where roles = '{visant_app}' and tablename <> 'nodes' and (
                                  qual not in ('%1$s', '%2$s') or with_check is distinct from qual)
                                """.formatted(
                                quoted(byOrganization.formatted("org_id")), quoted(byOrganization.formatted("id")))))
                .isEmpty();
        assertThat(query("select distinct tablename from pg_policies where roles = '{visant_app}' and qual = 'true'"))
                .as("what belongs to nobody")
                .containsExactly("nodes");
    }

    @Test
    void policiesNameTheirRole() {
        assertThat(query("""
                                select tablename || ' to ' || roles::text from pg_policies
                                where roles not in ('{visant_app}', '{visant_system}') or permissive <> 'PERMISSIVE'
                                """)).isEmpty();
    }

    @Test
    void nothingIsGrantedToEverybody() {
        assertThat(query("""
                                select table_name from information_schema.role_table_grants
                                where table_schema = 'public' and grantee = 'PUBLIC'
                                union select table_name from information_schema.column_privileges
                                where table_schema = 'public' and grantee = 'PUBLIC'
                                """)).isEmpty();
    }

    @Test
    void nobodyMayEmptyATableOrHangTriggersOnIt() {
        assertThat(query("""
                                select grantee || ' ' || privilege_type || ' ' || table_name
                                from information_schema.role_table_grants
                                where table_schema = 'public' and grantee like 'visant\\_%'
                                  and privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
                                """)).isEmpty();
    }

    @Test
    void noOneMovesARowToAnotherOrganization() {
        assertThat(query("""
                                select grantee || ' ' || table_name from information_schema.column_privileges
                                where table_schema = 'public' and column_name = 'org_id' and privilege_type = 'UPDATE'
                                  and grantee like 'visant\\_%'
                                """))
                .as("but the operator a device, and a person the organization to work for")
                .containsExactlyInAnyOrder("visant_system devices", "visant_system users");
    }

    @Test
    void everyConstraintHasANameThatTellsItsTable() {
        assertThat(query("""
                                select c.relname || '.' || k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid
                                where %s and k.contype <> 'n' and k.conname not like c.relname || '\\_%%'
                                """.formatted(OURS))).isEmpty();
    }

    @Test
    void timesKnowTheirZoneAndSecretsAreDigests() {
        assertThat(query("select table_name || '.' || column_name from information_schema.columns"
                        + " where table_schema = 'public' and data_type = 'timestamp without time zone'"
                        + " and table_name <> 'flyway_schema_history'"))
                .isEmpty();
        assertThat(
                        query(
                                "select table_name || '.' || column_name from information_schema.columns"
                                        + " where table_schema = 'public' and data_type <> 'bytea'"
                                        + " and (column_name like '%digest%' or column_name like '%secret%' and data_type <> 'boolean')"))
                .isEmpty();
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }

    private List<String> query(String sql) {
        return ports.superuser(sql);
    }
}
