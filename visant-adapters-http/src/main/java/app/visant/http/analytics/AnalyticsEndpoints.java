package app.visant.http.analytics;

import app.visant.application.analytics.Analytics;
import app.visant.application.analytics.Analytics.Result;
import app.visant.application.analytics.Analytics.Selection;
import app.visant.application.analytics.Unit;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Permission;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import app.visant.http.Problem;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;

/** Figures over time. */
public final class AnalyticsEndpoints implements EndpointTable {
    private final Analytics analytics;

    @Inject
    public AnalyticsEndpoints(Analytics analytics) {
        this.analytics = analytics;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                byUnit(asked("/v1/analytics/captures", "Stills by hour or day and state", Permission.CAPTURES_READ))
                        .answers(AnalyticsWire.CapturesAnswer.class)
                        .handledBy(this::captures),
                asked(
                                "/v1/analytics/heatmap",
                                "Stills by day of the week and hour, and how many were abnormal",
                                Permission.CAPTURES_READ)
                        .answers(AnalyticsWire.HeatmapAnswer.class)
                        .handledBy(this::heatmap),
                byUnit(asked(
                                "/v1/analytics/uptime",
                                "For each device, how much of the time it was connected",
                                Permission.DEVICES_READ))
                        .answers(AnalyticsWire.UptimeAnswer.class)
                        .handledBy(this::uptime));
    }

    private static Endpoint.Builder asked(String path, String summary, Permission permission) {
        return Endpoint.get(path, summary)
                .requires(permission)
                .query("device_id", "only this device")
                .query("from", "from this time on; the last 30 days unless told")
                .query("to", "before this time; now unless told, and at the latest")
                .query("timezone", "by whose clocks days and hours are told; the organization's unless told");
    }

    private static Endpoint.Builder byUnit(Endpoint.Builder endpoint) {
        return endpoint.query("unit", "hour or day; day unless told");
    }

    private Answer captures(Exchange exchange) {
        var unit = unit(exchange);
        return told(
                analytics.stills(exchange.reach(), selection(exchange), unit),
                told -> AnalyticsWire.CapturesAnswer.of(told, unit));
    }

    private Answer heatmap(Exchange exchange) {
        return told(analytics.hours(exchange.reach(), selection(exchange)), AnalyticsWire.HeatmapAnswer::of);
    }

    private Answer uptime(Exchange exchange) {
        var unit = unit(exchange);
        return told(
                analytics.uptime(exchange.reach(), selection(exchange), unit),
                told -> AnalyticsWire.UptimeAnswer.of(told, unit));
    }

    private static Unit unit(Exchange exchange) {
        return exchange.query().optional("unit", Form.word(Unit.class)).get().orElse(Unit.DAY);
    }

    private static Selection selection(Exchange exchange) {
        var query = exchange.query();
        var device = query.optional("device_id", DeviceId::new);
        var from = query.optional("from", Form.INSTANT);
        var to = query.optional("to", Form.INSTANT);
        var zone = query.optional("timezone", Form.ZONE);
        return new Selection(device.get(), from.get(), to.get(), zone.get());
    }

    private static <T> Answer told(Result<T> result, Function<Result.Told<T>, Record> present) {
        return switch (result) {
            case Result.Told<T> told -> Answer.ok(present.apply(told));
            case Result.Nothing<T>() -> throw Problem.invalid("/query/from", "must be before \"to\" and before now");
            case Result.TooLong<T>() ->
                throw Problem.invalid("/query/from", "is too long ago for that unit or that many devices");
        };
    }
}
