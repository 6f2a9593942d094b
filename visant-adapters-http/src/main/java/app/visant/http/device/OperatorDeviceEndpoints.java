package app.visant.http.device;

import app.visant.application.device.DeviceManufacture;
import app.visant.application.device.DeviceManufacture.Batch;
import app.visant.application.device.port.DeviceRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Texts;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import app.visant.http.Problem;
import jakarta.inject.Inject;
import java.util.List;

/** Devices as the platform operator makes them and lets them go. */
public final class OperatorDeviceEndpoints implements EndpointTable {
    private static final int MAX_BATCH_ID = 64;

    private final DeviceManufacture manufacture;

    @Inject
    public OperatorDeviceEndpoints(DeviceManufacture manufacture) {
        this.manufacture = manufacture;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/v1/admin/devices", "Make devices; the claim codes are shown this once")
                        .requires(Permission.PLATFORM_OPERATE)
                        .records(AuditAction.DEVICE_MADE)
                        .takes(DeviceWire.ManufactureRequest.class)
                        .answersList(DeviceWire.LabelAnswer.class)
                        .secret()
                        .handledBy(this::make),
                Endpoint.get("/v1/admin/devices", "All devices ever made")
                        .requires(Permission.PLATFORM_OPERATE)
                        .query("q", "only those with this in the id or the name")
                        .query("batch_id", "only those of this batch")
                        .query("org_id", "only those of this organization")
                        .query("status", "manufactured, active or deactivated: only such")
                        .answersPage(DeviceWire.MadeDeviceAnswer.class)
                        .handledBy(this::list),
                Endpoint.post("/v1/admin/devices/{device_id}/release", "Let a deactivated device go")
                        .requires(Permission.PLATFORM_OPERATE)
                        .records(AuditAction.DEVICE_RELEASED)
                        .answers(DeviceWire.LabelAnswer.class)
                        .secret()
                        .handledBy(this::release));
    }

    private Answer list(Exchange exchange) {
        var query = exchange.query();
        var text = query.optional("q", Form.TEXT);
        var batch = query.optional("batch_id", Form.TEXT);
        var org = query.optional("org_id", OrgId::of);
        var status = query.optional("status", Form.word(DeviceRepository.Status.class));
        var filter = new DeviceRepository.Filter(text.get(), batch.get(), org.get(), status.get());
        return Answer.page(exchange, manufacture.list(filter, exchange.page()), DeviceWire.MadeDeviceAnswer::of);
    }

    private Answer make(Exchange exchange) {
        var in = exchange.body();
        var quantity = in.optional("quantity", Form.INTEGER);
        var ids = in.values("device_ids", Form.TEXT.as(DeviceId::new));
        var batchId = in.optional("batch_id", text -> Texts.line(text, MAX_BATCH_ID));
        var claim = in.optional("claim_required", Form.BOOLEAN);
        var batch = in.make(() -> new Batch(
                quantity.get().orElse(ids.get().isEmpty() ? 1 : 0),
                ids.get(),
                batchId.get(),
                claim.get().orElse(true)));
        return switch (manufacture.manufacture(exchange.principal(), batch)) {
            case DeviceManufacture.Result.Made(List<DeviceManufacture.Label> labels) ->
                Answer.list(labels.stream().map(DeviceWire.LabelAnswer::of).toList());
            case DeviceManufacture.Result.IdTaken(DeviceId id) ->
                throw Problem.conflict("id_taken", "There is a device " + id + " already; none was made.");
        };
    }

    private Answer release(Exchange exchange) {
        return manufacture
                .release(exchange.principal(), exchange.path("device_id", DeviceId::new))
                .map(DeviceWire.LabelAnswer::of)
                .map(Answer::ok)
                .orElseThrow(Problem::notFound);
    }
}
