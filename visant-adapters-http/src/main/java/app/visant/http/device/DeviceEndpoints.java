package app.visant.http.device;

import app.visant.application.device.DeviceActivation;
import app.visant.application.device.DeviceActivation.Claim;
import app.visant.application.device.DeviceActivation.Result;
import app.visant.application.device.DeviceFleet;
import app.visant.application.device.DeviceTokens;
import app.visant.application.device.PairingText;
import app.visant.application.org.PlanCodes;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.device.DeviceConfig;
import app.visant.domain.device.DeviceName;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Permission;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import app.visant.http.Input;
import app.visant.http.Problem;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** An organization's devices. */
public final class DeviceEndpoints implements EndpointTable {
    private static final String PICTURE = "image/png";

    private final DeviceActivation activation;
    private final DeviceFleet fleet;
    private final DeviceTokens tokens;
    private final PairingText pairing;

    @Inject
    public DeviceEndpoints(DeviceActivation activation, DeviceFleet fleet, DeviceTokens tokens, PairingText pairing) {
        this.activation = activation;
        this.fleet = fleet;
        this.tokens = tokens;
        this.pairing = pairing;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/v1/devices/activate", "Activate a device; with Accept: image/png its QR")
                        .requires(Permission.DEVICES_MANAGE)
                        .records(AuditAction.DEVICE_ACTIVATED)
                        .takes(DeviceWire.ActivateRequest.class)
                        .answersAlso(DeviceWire.ActivatedAnswer.class, PICTURE)
                        .idempotent()
                        .secret()
                        .handledBy(this::activate),
                Endpoint.post("/v1/devices", "Register and activate an own device")
                        .requires(Permission.DEVICES_MANAGE)
                        .records(AuditAction.DEVICE_REGISTERED)
                        .takes(DeviceWire.RegisterRequest.class)
                        .answersAlso(DeviceWire.ActivatedAnswer.class, PICTURE)
                        .idempotent()
                        .secret()
                        .handledBy(this::register),
                Endpoint.get("/v1/devices", "Devices of the organization")
                        .requires(Permission.DEVICES_READ)
                        .answersPage(DeviceWire.DeviceAnswer.class)
                        .handledBy(this::list),
                Endpoint.get("/v1/devices/{device_id}", "One device")
                        .requires(Permission.DEVICES_READ)
                        .answers(DeviceWire.DeviceAnswer.class)
                        .handledBy(this::find),
                Endpoint.put("/v1/devices/{device_id}", "Rename a device, or move its clock")
                        .requires(Permission.DEVICES_MANAGE)
                        .records(AuditAction.DEVICE_CHANGED)
                        .takes(DeviceWire.UpdateRequest.class)
                        .answers(DeviceWire.DeviceAnswer.class)
                        .handledBy(this::update),
                Endpoint.delete("/v1/devices/{device_id}", "Deactivate a device; its captures stay")
                        .requires(Permission.DEVICES_MANAGE)
                        .records(AuditAction.DEVICE_DEACTIVATED)
                        .handledBy(this::deactivate),
                Endpoint.put("/v1/devices/{device_id}/config", "Change camera and upload settings")
                        .requires(Permission.DEVICES_MANAGE)
                        .records(AuditAction.DEVICE_CONFIGURED)
                        .takes(DeviceWire.ConfigRequest.class)
                        .answers(DeviceWire.DeviceAnswer.class)
                        .handledBy(this::configure),
                Endpoint.post("/v1/devices/{device_id}/token", "A new token; with Accept: image/png its QR")
                        .requires(Permission.DEVICES_MANAGE)
                        .records(AuditAction.DEVICE_TOKEN_ISSUED)
                        .answersAlso(DeviceWire.TokenAnswer.class, PICTURE)
                        .secret()
                        .handledBy(this::rotate));
    }

    private Answer activate(Exchange exchange) {
        var in = exchange.body();
        var device = in.require("device_id", DeviceId::new);
        var claim = in.optional("claim_code", Form.TEXT);
        var code = in.optional("activation_code", text -> new PlanCodes.Typed(text, exchange.address()));
        var name = in.optional("name", DeviceName::new);
        return activated(
                exchange,
                activation.activate(exchange.insider(), new Claim(device.get(), claim.get(), code.get(), name.get())));
    }

    private Answer register(Exchange exchange) {
        var name = exchange.body().require("name", DeviceName::new);
        return activated(exchange, activation.register(exchange.insider(), name.get()));
    }

    private Answer activated(Exchange exchange, Result result) {
        return switch (result) {
            case Result.Activated done -> {
                var text = pairing.of(done.device().id(), done.token());
                yield secret(exchange, text, DeviceWire.ActivatedAnswer.of(done, text));
            }
            case Result.UnknownDevice() -> throw Problem.notFound();
            case Result.AlreadyActive() ->
                throw Problem.conflict("already_active", "This device is active in your organization already.");
            case Result.NoDeviceSlot() ->
                throw Problem.plan("no_device_slot", "Every device slot of your plan is taken.");
            case Result.PlanEnded() ->
                throw Problem.plan("trial_expired", "Your plan has ended; nothing can be added until it is extended.");
            case Result.CodeRefused(PlanCodes.Refused why) -> throw Problem.unacceptable(why.code(), why.detail());
            case Result.CodeIsForOwners() ->
                throw Problem.forbidden("owners_only", "Only an owner of the organization redeems codes.");
            case Result.Throttled(Duration retryAfter) -> throw Problem.tooMany(retryAfter);
        };
    }

    private Answer list(Exchange exchange) {
        return Answer.page(exchange, fleet.list(exchange.reach(), exchange.page()), DeviceWire.DeviceAnswer::of);
    }

    private Answer find(Exchange exchange) {
        return fleet.find(exchange.org(), id(exchange))
                .map(DeviceWire.DeviceAnswer::of)
                .map(Answer::ok)
                .orElseThrow(Problem::notFound);
    }

    private Answer update(Exchange exchange) {
        var in = exchange.body();
        var name = in.optional("name", DeviceName::new);
        var zone = in.optional("timezone", Form.ZONE);
        return fleet.update(exchange.insider(), id(exchange), name.get(), zone.get())
                .map(DeviceWire.DeviceAnswer::of)
                .map(Answer::ok)
                .orElseThrow(Problem::notFound);
    }

    private Answer deactivate(Exchange exchange) {
        if (!fleet.deactivate(exchange.insider(), id(exchange))) {
            throw Problem.notFound();
        }
        return Answer.nothing();
    }

    private Answer configure(Exchange exchange) {
        var change = config(exchange.body());
        return fleet.configure(exchange.insider(), id(exchange), before -> change)
                .map(DeviceWire.DeviceAnswer::of)
                .map(Answer::ok)
                .orElseThrow(Problem::notFound);
    }

    private Answer rotate(Exchange exchange) {
        var device = id(exchange);
        var token = tokens.rotate(exchange.insider(), device).orElseThrow(Problem::notFound);
        var text = pairing.of(device, token);
        return secret(exchange, text, new DeviceWire.TokenAnswer(token, text));
    }

    private static Answer secret(Exchange exchange, String text, Record otherwise) {
        return exchange.prefers(PICTURE) ? Answer.bytes(PICTURE, QrPicture.png(text)) : Answer.ok(otherwise);
    }

    /** The whole configuration: what is left out goes back to its default. */
    private static DeviceConfig config(Input in) {
        var width = in.optional("width", Form.INTEGER);
        var height = in.optional("height", Form.INTEGER);
        var quality = in.optional("jpeg_quality", Form.INTEGER);
        var heartbeat = in.optional("heartbeat_seconds", Form.INTEGER);
        var rate = in.optional("upload_kilobytes_per_second", Form.INTEGER);
        return in.make(() -> new DeviceConfig(
                width.get(),
                height.get(),
                quality.get().orElse(DeviceConfig.DEFAULT.jpegQuality()),
                heartbeat.get().orElse(DeviceConfig.DEFAULT.heartbeatSeconds()),
                rate.get()));
    }

    private static DeviceId id(Exchange exchange) {
        return exchange.path("device_id", DeviceId::new);
    }
}
