package app.visant.persistence.activation;

import app.visant.application.activation.port.CodeRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.activation.ActivationCode;
import app.visant.domain.activation.Code;
import app.visant.domain.activation.EmailDomain;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import app.visant.persistence.Pages;
import app.visant.persistence.Pages.Placed;
import jakarta.inject.Inject;
import java.util.Optional;

/** Codes, a row each, and a row for each time that one was redeemed. */
public final class PostgresCodeRepository implements CodeRepository {
    @Inject
    public PostgresCodeRepository() {}

    @Override
    public boolean add(Tx tx, ActivationCode code) {
        var terms = code.terms();
        return JdbiTx.handle(tx)
                        .createUpdate("""
                                insert into activation_codes (code, description, benefit_type, benefit_value, max_uses,
                                  uses_count, valid_from, valid_until, active, one_per_user, allowed_email_domains,
                                  created_at)
                                values (:code, :description, :type, :amount, :maxUses, :uses, :from, :until, :active,
                                  :once, to_jsonb(:domains), :createdAt)
                                on conflict (code) do nothing
                                """)
                        .bind("code", code.code().value())
                        .bind("description", code.description())
                        .bind("type", CodeRows.type(code.benefit()))
                        .bind("amount", code.benefit().amount())
                        .bind("maxUses", terms.maxUses())
                        .bind("uses", code.uses())
                        .bind("from", terms.validFrom())
                        .bind("until", terms.validUntil())
                        .bind("active", code.active())
                        .bind("once", terms.oncePerOrganization())
                        .bindArray(
                                "domains",
                                String.class,
                                terms.domains().stream().map(EmailDomain::value).toList())
                        .bind("createdAt", code.createdAt())
                        .execute()
                == 1;
    }

    /** Does not hold up rows that merely refer to the code. */
    @Override
    public Optional<ActivationCode> lock(Tx tx, Code code) {
        return JdbiTx.handle(tx)
                .createQuery("select %s from activation_codes where code = :code for no key update"
                        .formatted(CodeRows.COLUMNS))
                .bind("code", code.value())
                .map((row, context) -> CodeRows.code(row))
                .findOne();
    }

    @Override
    public void update(Tx tx, ActivationCode code) {
        var terms = code.terms();
        JdbiTx.handle(tx)
                .createUpdate("""
                        update activation_codes set description = :description, max_uses = :maxUses, uses_count = :uses,
                          valid_from = :from, valid_until = :until, active = :active
                        where code = :code
                        """)
                .bind("code", code.code().value())
                .bind("description", code.description())
                .bind("maxUses", terms.maxUses())
                .bind("uses", code.uses())
                .bind("from", terms.validFrom())
                .bind("until", terms.validUntil())
                .bind("active", code.active())
                .execute();
    }

    @Override
    public Page<ActivationCode> list(Tx tx, Filter filter, Page.Request page) {
        var query = JdbiTx.handle(tx).createQuery("""
                        select %s from activation_codes where true %s %s %s
                        order by created_at desc, list_key desc limit :limit
                        """.formatted(
                        CodeRows.COLUMNS,
                        filter.text().isEmpty()
                                ? ""
                                : "and (position(lower(:text) in lower(code)) > 0 or position(lower(:text) in lower(description)) > 0)",
                        filter.active().isEmpty() ? "" : "and active = :active",
                        Pages.after(page, "and", "created_at, list_key")));
        filter.text().ifPresent(text -> query.bind("text", text));
        filter.active().ifPresent(active -> query.bind("active", active));
        var rows = Pages.bind(query, page)
                .map((row, context) -> new Placed<>(
                        CodeRows.code(row),
                        new Position(Columns.instant(row, "created_at"), Columns.uuid(row, "list_key"))))
                .list();
        return Pages.page(rows, page);
    }

    @Override
    public boolean exists(Tx tx, Code code) {
        return JdbiTx.handle(tx)
                .createQuery("select exists (select from activation_codes where code = :code)")
                .bind("code", code.value())
                .mapTo(Boolean.class)
                .one();
    }

    @Override
    public boolean redeemed(Tx tx, Code code, OrgId org) {
        return JdbiTx.handle(tx)
                .createQuery("select exists (select from code_redemptions where code = :code and org_id = :org)")
                .bind("code", code.value())
                .bind("org", org)
                .mapTo(Boolean.class)
                .one();
    }

    @Override
    public boolean record(Tx tx, ActivationCode code, Redeemed redeemed) {
        return JdbiTx.handle(tx)
                        .createUpdate("""
                                insert into code_redemptions (id, code, org_id, one_per_user, redeemed_at)
                                values (:id, :code, :org, :once, :at)
                                on conflict (code, org_id) where one_per_user do nothing
                                """)
                        .bind("id", redeemed.id())
                        .bind("code", code.code().value())
                        .bind("org", redeemed.org())
                        .bind("once", code.terms().oncePerOrganization())
                        .bind("at", redeemed.at())
                        .execute()
                == 1;
    }

    @Override
    public Page<Redeemed> redemptions(Tx tx, Code code, Page.Request page) {
        var query = JdbiTx.handle(tx)
                .createQuery("""
                        select id, org_id, redeemed_at from code_redemptions where code = :code %s
                        order by redeemed_at desc, id desc limit :limit
                        """.formatted(Pages.after(page, "and", "redeemed_at, id")))
                .bind("code", code.value());
        var rows = Pages.bind(query, page)
                .map((row, context) ->
                        new Redeemed(Columns.uuid(row, "id"), Columns.org(row), Columns.instant(row, "redeemed_at")))
                .map(redeemed -> new Placed<>(redeemed, new Position(redeemed.at(), redeemed.id())))
                .list();
        return Pages.page(rows, page);
    }
}
