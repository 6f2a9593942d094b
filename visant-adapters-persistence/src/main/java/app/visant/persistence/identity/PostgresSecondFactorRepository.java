package app.visant.persistence.identity;

import app.visant.application.identity.port.SecondFactorRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.Update;

/** Second factors and recovery codes in two tables; whatever can be used once is used up by one statement. */
public final class PostgresSecondFactorRepository implements SecondFactorRepository {
    @Inject
    public PostgresSecondFactorRepository() {}

    @Override
    public Optional<Factor> find(Tx tx, UserId user) {
        return JdbiTx.handle(tx)
                .createQuery("""
                    select sealed_key, confirmed_at is not null as confirmed, last_step,
                      (select count(*) from recovery_codes c where c.user_id = f.user_id) as codes
                    from second_factors f where user_id = :user
                    """)
                .bind("user", user)
                .map((row, context) -> new Factor(
                        row.getString("sealed_key"),
                        row.getBoolean("confirmed"),
                        row.getLong("last_step"),
                        row.getInt("codes")))
                .findOne();
    }

    @Override
    public boolean propose(Tx tx, UserId user, String sealedKey) {
        return changes(JdbiTx.handle(tx).createUpdate("""
            insert into second_factors as f (user_id, sealed_key) values (:user, :key)
            on conflict on constraint second_factors_pk do update set sealed_key = :key
            where f.confirmed_at is null
            """).bind("key", sealedKey), user);
    }

    @Override
    public boolean confirm(Tx tx, UserId user, long step, Set<Sha256> codes, Instant now) {
        var confirmed =
                changes(JdbiTx.handle(tx).createUpdate("""
                    update second_factors set confirmed_at = :now, last_step = :step
                    where user_id = :user and confirmed_at is null
                    """).bind("now", now).bind("step", step), user);
        return confirmed && replaceCodes(tx, user, codes);
    }

    @Override
    public boolean spendStep(Tx tx, UserId user, long step) {
        return changes(JdbiTx.handle(tx).createUpdate("""
            update second_factors set last_step = :step
            where user_id = :user and confirmed_at is not null and last_step < :step
            """).bind("step", step), user);
    }

    @Override
    public boolean spendCode(Tx tx, UserId user, Sha256 code) {
        return changes(
                JdbiTx.handle(tx)
                        .createUpdate("delete from recovery_codes where user_id = :user and digest = :code")
                        .bind("code", code),
                user);
    }

    @Override
    public boolean replaceCodes(Tx tx, UserId user, Set<Sha256> codes) {
        var inForce = find(tx, user).filter(Factor::confirmed).isPresent();
        if (inForce) {
            changes(JdbiTx.handle(tx).createUpdate("delete from recovery_codes where user_id = :user"), user);
            JdbiTx.handle(tx)
                    .createUpdate("""
                        insert into recovery_codes (user_id, digest) select :user, unnest(:codes)
                        """)
                    .bind("user", user)
                    .bindArray("codes", Sha256.class, codes.toArray())
                    .execute();
        }
        return inForce;
    }

    @Override
    public boolean remove(Tx tx, UserId user) {
        return changes(JdbiTx.handle(tx).createUpdate("delete from second_factors where user_id = :user"), user);
    }

    private static boolean changes(Update update, UserId user) {
        return update.bind("user", user).execute() > 0;
    }
}
