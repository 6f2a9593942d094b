package app.visant.persistence.evaluation;

import app.visant.application.evaluation.port.OwnerDirectory;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Role;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.util.List;

/** Memberships of owners, with the people they are of. */
public final class PostgresOwnerDirectory implements OwnerDirectory {
    @Inject
    public PostgresOwnerDirectory() {}

    @Override
    public List<Owner> owners(Tx tx, OrgId org) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select u.email, u.name from memberships m join users u on u.id = m.user_id
                        where m.org_id = :org and m.role = :owner order by m.created_at, m.user_id
                        """)
                .bind("org", org)
                .bind("owner", Role.OWNER)
                .map((row, context) -> new Owner(row.getString("email"), row.getString("name")))
                .list();
    }
}
