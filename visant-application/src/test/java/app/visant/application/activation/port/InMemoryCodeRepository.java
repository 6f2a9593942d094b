package app.visant.application.activation.port;

import app.visant.application.shared.port.InMemoryPages;
import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.activation.ActivationCode;
import app.visant.domain.activation.Code;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Codes and redemptions in two tables. */
public final class InMemoryCodeRepository implements CodeRepository {
    private final InMemoryTable<Code, ActivationCode> codes;
    private final InMemoryTable<UUID, Row> redemptions;

    public InMemoryCodeRepository(InMemoryTransactions transactions) {
        this.codes = InMemoryTable.ofSystem(transactions);
        this.redemptions = InMemoryTable.ofSystem(transactions);
    }

    @Override
    public boolean add(Tx tx, ActivationCode code) {
        return codes.insert(tx, code.code(), code);
    }

    @Override
    public Optional<ActivationCode> lock(Tx tx, Code code) {
        return codes.find(tx, code);
    }

    @Override
    public void update(Tx tx, ActivationCode code) {
        codes.update(
                tx,
                code.code(),
                old -> new ActivationCode(
                        old.code(),
                        code.description(),
                        old.benefit(),
                        new ActivationCode.Terms(
                                code.terms().maxUses(),
                                code.terms().validFrom(),
                                code.terms().validUntil(),
                                old.terms().oncePerOrganization(),
                                old.terms().domains()),
                        code.uses(),
                        code.active(),
                        old.createdAt()));
    }

    @Override
    public Page<ActivationCode> list(Tx tx, Filter filter, Page.Request page) {
        return InMemoryPages.page(
                codes.rows(tx)
                        .filter(code ->
                                filter.text().map(text -> hasText(code, text)).orElse(true))
                        .filter(code -> filter.active()
                                .map(wanted -> wanted == code.active())
                                .orElse(true)),
                code -> new Position(
                        code.createdAt(),
                        UUID.nameUUIDFromBytes(code.code().value().getBytes(StandardCharsets.UTF_8))),
                page);
    }

    private static boolean hasText(ActivationCode code, String text) {
        var wanted = text.toLowerCase(Locale.ROOT);
        return code.code().value().toLowerCase(Locale.ROOT).contains(wanted)
                || code.description().toLowerCase(Locale.ROOT).contains(wanted);
    }

    @Override
    public boolean exists(Tx tx, Code code) {
        return codes.find(tx, code).isPresent();
    }

    @Override
    public boolean redeemed(Tx tx, Code code, OrgId org) {
        return redemptions
                .rows(tx)
                .anyMatch(row -> row.of(code) && row.redeemed().org().equals(org));
    }

    @Override
    public boolean record(Tx tx, ActivationCode code, Redeemed redeemed) {
        if (code.terms().oncePerOrganization() && redeemed(tx, code.code(), redeemed.org())) {
            return false;
        }
        return redemptions.insert(tx, redeemed.id(), new Row(code.code(), redeemed));
    }

    @Override
    public Page<Redeemed> redemptions(Tx tx, Code code, Page.Request page) {
        return InMemoryPages.page(
                redemptions.rows(tx).filter(row -> row.of(code)).map(Row::redeemed),
                redeemed -> new Position(redeemed.at(), redeemed.id()),
                page);
    }

    private record Row(Code code, Redeemed redeemed) {
        boolean of(Code other) {
            return code.equals(other);
        }
    }
}
