package app.visant.application.activation;

import app.visant.application.activation.port.CodeRepository;
import app.visant.application.activation.port.CodeRepository.Redeemed;
import app.visant.application.activation.port.VerifiedAddresses;
import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.Tx;
import app.visant.domain.activation.Code;
import app.visant.domain.activation.Redemption;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Sha256;
import jakarta.inject.Inject;
import java.time.InstantSource;

/** Redeems a code as part of a transaction. */
public final class CodeLedger {
    private final CodeRepository codes;
    private final OrganizationRepository organizations;
    private final VerifiedAddresses addresses;
    private final IdGenerator ids;
    private final InstantSource clock;

    @Inject
    public CodeLedger(
            CodeRepository codes,
            OrganizationRepository organizations,
            VerifiedAddresses addresses,
            IdGenerator ids,
            InstantSource clock) {
        this.codes = codes;
        this.organizations = organizations;
        this.addresses = addresses;
        this.ids = ids;
        this.clock = clock;
    }

    /** The code is held first, so that of many who redeem it at once each finds the uses of those before. */
    Redemption redeem(Tx tx, Principal.User person, String typed) {
        var now = clock.instant();
        var code = Code.typed(typed).flatMap(text -> codes.lock(tx, text));
        var organization = organizations
                .lock(tx, person.org())
                .orElseThrow(() -> new IllegalStateException("a session's organization is there"));
        var attempt = new Redemption.Attempt(
                organization.subscription(),
                code.filter(known -> codes.redeemed(tx, known.code(), person.org()))
                        .isPresent(),
                addresses.domainOf(tx, person.user()),
                now);
        var redemption = Redemption.of(code, attempt);
        return redemption instanceof Redemption.Granted granted ? keep(tx, person, granted) : redemption;
    }

    /** That each organization has it once is the database's word; here it is heard. */
    private Redemption keep(Tx tx, Principal.User person, Redemption.Granted granted) {
        var redeemed = new Redeemed(ids.next(), person.org(), clock.instant());
        if (!codes.record(tx, granted.code(), redeemed)) {
            return new Redemption.AlreadyRedeemed();
        }
        codes.update(tx, granted.code());
        organizations.subscribe(tx, person.org(), granted.subscription());
        tx.record(AuditEntry.by(person, AuditAction.CODE_REDEEMED)
                .onCode(Sha256.of(granted.code().code().value())));
        return granted;
    }
}
