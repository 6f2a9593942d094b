package app.visant.http.activation;

import app.visant.application.activation.CodeAdministration;
import app.visant.application.activation.CodeAdministration.Wanted;
import app.visant.application.activation.port.CodeRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.activation.ActivationCode;
import app.visant.domain.activation.ActivationCode.Terms;
import app.visant.domain.activation.Benefit;
import app.visant.domain.activation.Code;
import app.visant.domain.activation.EmailDomain;
import app.visant.domain.shared.Permission;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import app.visant.http.Input;
import app.visant.http.Problem;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Codes as the platform operator makes and watches them. */
public final class OperatorCodeEndpoints implements EndpointTable {
    private static final String ONE = "/v1/admin/codes/{code}";

    private final CodeAdministration codes;

    @Inject
    public OperatorCodeEndpoints(CodeAdministration codes) {
        this.codes = codes;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/v1/admin/codes", "Make an activation code")
                        .requires(Permission.PLATFORM_OPERATE)
                        .records(AuditAction.CODE_MADE)
                        .takes(CodeWire.MakeRequest.class)
                        .answers(CodeWire.CodeAnswer.class)
                        .handledBy(this::make),
                Endpoint.get("/v1/admin/codes", "All activation codes")
                        .requires(Permission.PLATFORM_OPERATE)
                        .query("q", "only those with this in the code or its description")
                        .query("active", "true or false: only such")
                        .answersPage(CodeWire.CodeAnswer.class)
                        .handledBy(this::list),
                Endpoint.patch(ONE, "Switch a code on or off, or change its limits; null lifts one")
                        .requires(Permission.PLATFORM_OPERATE)
                        .records(AuditAction.CODE_CHANGED)
                        .takes(CodeWire.ChangeRequest.class)
                        .answers(CodeWire.CodeAnswer.class)
                        .handledBy(this::change),
                Endpoint.get(ONE + "/redemptions", "Which organizations redeemed a code")
                        .requires(Permission.PLATFORM_OPERATE)
                        .answersPage(CodeWire.RedemptionAnswer.class)
                        .handledBy(this::redemptions));
    }

    private Answer list(Exchange exchange) {
        var query = exchange.query();
        var text = query.optional("q", Form.TEXT);
        var active = query.optional("active", Form.BOOLEAN);
        var filter = new CodeRepository.Filter(text.get(), active.get());
        return Answer.page(exchange, codes.list(filter, exchange.page()), CodeWire.CodeAnswer::of);
    }

    private Answer make(Exchange exchange) {
        var in = exchange.body();
        var code = in.optional("code", Code::new);
        var description = in.optional("description", Form.TEXT);
        var type = in.require("benefit_type", Form.word(BenefitType.class));
        var value = in.require("benefit_value", Form.INTEGER);
        var terms = terms(in);
        var wanted = in.make(() ->
                new Wanted(code.get(), description.get().orElse(""), type.get().of(value.get()), terms));
        return codes.make(exchange.principal(), wanted)
                .map(CodeWire.CodeAnswer::of)
                .map(Answer::ok)
                .orElseThrow(() -> Problem.conflict("code_taken", "There is a code of that text already."));
    }

    private static Terms terms(Input in) {
        var maxUses = in.optional("max_uses", Form.INTEGER);
        var from = in.optional("valid_from", Form.INSTANT);
        var until = in.optional("valid_until", Form.INSTANT);
        var once = in.optional("one_per_user", Form.BOOLEAN);
        var domains = in.values("allowed_email_domains", Form.TEXT.as(EmailDomain::new));
        return in.make(() ->
                new Terms(maxUses.get(), from.get(), until.get(), once.get().orElse(true), domains.get()));
    }

    private Answer change(Exchange exchange) {
        var code = code(exchange);
        var change = change(exchange.body());
        return codes.change(exchange.principal(), code, change)
                .map(CodeWire.CodeAnswer::of)
                .map(Answer::ok)
                .orElseThrow(Problem::notFound);
    }

    private static UnaryOperator<ActivationCode> change(Input in) {
        var active = in.optional("active", Form.BOOLEAN);
        var description = in.optional("description", Form.TEXT);
        var maxUses = in.optional("max_uses", Form.INTEGER);
        var from = in.optional("valid_from", Form.INSTANT);
        var until = in.optional("valid_until", Form.INSTANT);
        in.check();
        return before -> in.make(() -> before.switched(active.get().orElse(before.active()))
                .described(description.get().orElse(before.description()))
                .on(new Terms(
                        changed(in, "max_uses", maxUses.get(), before.terms().maxUses()),
                        changed(in, "valid_from", from.get(), before.terms().validFrom()),
                        changed(in, "valid_until", until.get(), before.terms().validUntil()),
                        before.terms().oncePerOrganization(),
                        before.terms().domains())));
    }

    /** What is left out stays as it was, and what is null is lifted. */
    private static <T> Optional<T> changed(Input in, String name, Optional<T> given, Optional<T> before) {
        return given.isPresent() || in.isNull(name) ? given : before;
    }

    private Answer redemptions(Exchange exchange) {
        return codes.redemptions(code(exchange), exchange.page())
                .map(page -> Answer.page(exchange, page, CodeWire.RedemptionAnswer::of))
                .orElseThrow(Problem::notFound);
    }

    /** What cannot be a code is not there, as what could be and is not. */
    private static Code code(Exchange exchange) {
        return Code.typed(exchange.path("code", text -> text)).orElseThrow(Problem::notFound);
    }

    /** The benefits by their words. */
    private enum BenefitType {
        DEVICE_SLOTS,
        FREE_MONTHS,
        TRIAL_EXTENSION;

        private Benefit of(int amount) {
            return switch (this) {
                case DEVICE_SLOTS -> new Benefit.DeviceSlots(amount);
                case FREE_MONTHS -> new Benefit.FreeMonths(amount);
                case TRIAL_EXTENSION -> new Benefit.TrialExtension(amount);
            };
        }
    }
}
