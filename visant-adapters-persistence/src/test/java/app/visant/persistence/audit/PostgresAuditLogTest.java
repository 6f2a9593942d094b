package app.visant.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.Inside;
import app.visant.application.PortsUnderTest;
import app.visant.application.audit.port.AuditLogContract;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.persistence.JdbiTx;
import app.visant.persistence.PostgresPorts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresAuditLogTest implements AuditLogContract {
    private final PostgresPorts ports = PostgresPorts.shared();

    @Override
    public PortsUnderTest ports() {
        return ports;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entries set actor_id = 'somebody else'",
                "delete from audit_entries",
                "truncate audit_entries",
                "alter table audit_entries disable row level security",
                "drop table audit_entries"
            })
    void noTransactionChangesOrRemovesAnEntry(String statement) {
        var person = ports.ownerOf(ports.newOrg());
        ports.in(person.org()).run(tx -> tx.record(AuditEntry.by(person, AuditAction.DEVICE_CHANGED)));

        refused(ports.in(person.org()), statement);
        refused(ports.system(Purpose.OPERATOR), statement);

        assertThat(ports.superuser("select actor_id from audit_entries where org_id = '%s'".formatted(person.org())))
                .containsExactly(person.user().toString());
    }

    @Test
    void theApplicationMayAppendAndReadAndNothingElse() {
        assertThat(ports.superuser("""
                        select grantee || ' ' || privilege_type from information_schema.role_table_grants
                        where table_name = 'audit_entries' and grantee like 'visant\\_%'
                        union select grantee || ' ' || privilege_type from information_schema.column_privileges
                        where table_name = 'audit_entries' and grantee like 'visant\\_%'
                        """))
                .containsExactlyInAnyOrder(
                        "visant_app SELECT", "visant_app INSERT", "visant_system SELECT", "visant_system INSERT");
    }

    @Test
    void aSystemTransactionCannotReadTheLogsOfOrganizations() {
        var person = ports.ownerOf(ports.newOrg());
        ports.in(person.org()).run(tx -> tx.record(AuditEntry.by(person, AuditAction.DEVICE_CHANGED)));

        assertThat(ports.system(Purpose.OPERATOR)
                        .count(tx -> JdbiTx.handle(tx)
                                .createQuery("select count(*) from audit_entries where org_id is not null")
                                .mapTo(Long.class)
                                .one()))
                .isZero();
    }

    @Test
    void nothingThatIsDeletedTakesItsEntriesAlong() {
        assertThat(ports.superuser("""
                        select conname from pg_constraint
                        where conrelid = 'audit_entries'::regclass and contype = 'f'
                        """)).isEmpty();
    }

    private static void refused(Inside transactions, String statement) {
        assertThatThrownBy(() -> transactions.run(tx -> JdbiTx.handle(tx).execute(statement)))
                .hasMessageMatching("(?s).*(permission denied for|must be owner of) table audit_entries.*");
    }
}
