package app.visant.http.device;

import app.visant.application.device.DeviceActivation;
import app.visant.application.device.DeviceManufacture;
import app.visant.application.device.port.DeviceReadModel.DeviceView;
import app.visant.application.device.port.DeviceReadModel.LastCapture;
import app.visant.application.device.port.DeviceRepository.MadeDevice;
import app.visant.application.device.port.DeviceRepository.Status;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceConfig;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What goes over the wire about devices. */
final class DeviceWire {
    private DeviceWire() {}

    record ActivateRequest(
            String deviceId, Optional<String> claimCode, Optional<String> activationCode, Optional<String> name) {}

    record RegisterRequest(String name) {}

    record UpdateRequest(Optional<String> name, Optional<String> timezone) {}

    record ConfigRequest(
            Optional<Integer> width,
            Optional<Integer> height,
            Optional<Integer> jpegQuality,
            Optional<Integer> heartbeatSeconds,
            Optional<Integer> uploadKilobytesPerSecond) {}

    record ActivatedAnswer(
            String id,
            String orgId,
            String name,
            String status,
            Instant activatedAt,
            String deviceToken,
            String qrCodeData) {

        static ActivatedAnswer of(DeviceActivation.Result.Activated done, String pairing) {
            var device = done.device();
            return new ActivatedAnswer(
                    device.id().value(),
                    device.org().toString(),
                    device.name().value(),
                    "active",
                    device.activatedAt(),
                    done.token(),
                    pairing);
        }
    }

    record TokenAnswer(String deviceToken, String qrCodeData) {}

    record DeviceAnswer(
            String id,
            String name,
            String status,
            boolean connected,
            String presence,
            Optional<Instant> activatedAt,
            Optional<Instant> deactivatedAt,
            Optional<Instant> lastSeen,
            Optional<String> version,
            Optional<LastCaptureAnswer> lastCapture,
            Optional<String> timezone,
            ConfigAnswer config,
            HealthAnswer health) {

        static DeviceAnswer of(DeviceView view) {
            return switch (view.device()) {
                case Device.Active active ->
                    of(
                            view,
                            active.name().value(),
                            "active",
                            active.activatedAt(),
                            Optional.empty(),
                            active.timezone(),
                            active.config());
                case Device.Deactivated old ->
                    of(
                            view,
                            old.name().value(),
                            "deactivated",
                            old.activatedAt(),
                            Optional.of(old.deactivatedAt()),
                            old.timezone(),
                            old.config());
                case Device.Manufactured made ->
                    throw new IllegalStateException("a device without an organization is in no fleet");
            };
        }

        private static DeviceAnswer of(
                DeviceView view,
                String name,
                String status,
                Instant activatedAt,
                Optional<Instant> deactivatedAt,
                Optional<ZoneId> timezone,
                DeviceConfig config) {
            return new DeviceAnswer(
                    view.device().id().value(),
                    name,
                    status,
                    view.streamOpen(),
                    view.presence().name().toLowerCase(Locale.ROOT),
                    Optional.of(activatedAt),
                    deactivatedAt,
                    view.lastSeen(),
                    view.heartbeat().version(),
                    view.lastCapture().map(LastCaptureAnswer::of),
                    timezone.map(ZoneId::getId),
                    ConfigAnswer.of(config),
                    HealthAnswer.of(view));
        }
    }

    record LastCaptureAnswer(
            String recordId,
            Instant capturedAt,
            String evaluationStatus,
            Optional<String> classificationState,
            String thumbnailUrl) {

        static LastCaptureAnswer of(LastCapture last) {
            return new LastCaptureAnswer(
                    last.recordId().value(),
                    last.capturedAt(),
                    last.evaluationStatus(),
                    last.state().map(state -> state.name().toLowerCase(Locale.ROOT)),
                    "/v1/captures/%s/thumbnail?v=%s"
                            .formatted(last.recordId(), last.sha256().prefix()));
        }
    }

    record ConfigAnswer(
            Optional<Integer> width,
            Optional<Integer> height,
            int jpegQuality,
            int heartbeatSeconds,
            Optional<Integer> uploadKilobytesPerSecond) {

        static ConfigAnswer of(DeviceConfig config) {
            return new ConfigAnswer(
                    config.width(),
                    config.height(),
                    config.jpegQuality(),
                    config.heartbeatSeconds(),
                    config.uploadKilobytesPerSecond());
        }
    }

    record HealthAnswer(
            Optional<Long> uptimeS,
            Optional<Long> queueDepth,
            Optional<Long> dropped,
            Optional<Long> diskFreeBytes,
            Optional<Boolean> cameraOk,
            Optional<Double> temperatureC) {

        static HealthAnswer of(DeviceView view) {
            var said = view.heartbeat();
            return new HealthAnswer(
                    said.uptimeSeconds(),
                    said.queueDepth(),
                    said.dropped(),
                    said.diskFreeBytes(),
                    said.cameraOk(),
                    said.temperatureCelsius());
        }
    }

    record ManufactureRequest(
            Optional<Integer> quantity,
            Optional<List<String>> deviceIds,
            Optional<String> batchId,
            Optional<Boolean> claimRequired) {}

    record LabelAnswer(String id, Optional<String> claimCode) {
        static LabelAnswer of(DeviceManufacture.Label label) {
            return new LabelAnswer(label.id().value(), label.claimCode());
        }
    }

    record MadeDeviceAnswer(
            String id,
            Optional<String> name,
            String status,
            Optional<String> orgId,
            Optional<String> batchId,
            Instant createdAt) {
        static MadeDeviceAnswer of(MadeDevice made) {
            var device = made.device();
            var status = Status.of(device).name().toLowerCase(Locale.ROOT);
            var org = switch (device) {
                case Device.Manufactured m -> Optional.<String>empty();
                case Device.Active a -> Optional.of(a.org().toString());
                case Device.Deactivated d -> Optional.of(d.org().toString());
            };
            var name = switch (device) {
                case Device.Manufactured m -> Optional.<String>empty();
                case Device.Active a -> Optional.of(a.name().value());
                case Device.Deactivated d -> Optional.of(d.name().value());
            };
            return new MadeDeviceAnswer(device.id().value(), name, status, org, made.batch(), device.createdAt());
        }
    }
}
