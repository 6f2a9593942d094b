package app.visant.http.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.application.analytics.Analytics;
import app.visant.application.device.port.PresenceRepository.DeviceStream;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.shared.Language;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.StreamId;
import app.visant.http.Call.Reply;
import app.visant.http.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AnalyticsEndpointsTest {
    private final InMemoryWorld world = new InMemoryWorld();
    private final TestServer server = TestServer.of(new AnalyticsEndpoints(
            new Analytics(world.transactions(), world.analytics(), world.organizations(), world.clock())));
    private final OrgId org = world.newOrg();
    private final Instant now = world.clock().instant();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsStillsByDayAndState() {
        judged(now.minus(Duration.ofDays(1)), ClassificationState.ABNORMAL);
        judged(now.minusSeconds(5), ClassificationState.NORMAL);
        world.newCapture(world.newDevice(org), now.minusSeconds(4));
        judged(now.minus(Duration.ofDays(31)), ClassificationState.ABNORMAL);

        var answer = get("captures", "").json();

        assertThat(answer.path("unit").asText()).isEqualTo("day");
        assertThat(answer.path("spans")).hasSize(31);
        assertThat(answer.at("/spans/29/abnormal").asInt()).isOne();
        assertThat(answer.at("/spans/30/normal").asInt()).isOne();
        assertThat(answer.at("/spans/30/pending").asInt()).isOne();
        assertThat(answer.at("/spans/0/abnormal").asInt()).isZero();
    }

    @Test
    void daysAreThoseOfTheOrganizationUnlessAnotherZoneIsAskedFor() {
        var tokyo = ZoneId.of("Asia/Tokyo");
        world.in(org).run(tx -> world.organizations().describe(tx, org, "Harbour works", tokyo, Language.EN));

        var here = get("captures", "?from=" + now.minusSeconds(60)).json();
        var there = get("captures", "?timezone=Europe/Berlin&from=" + now.minusSeconds(60))
                .json();

        assertThat(here.path("timezone").asText()).isEqualTo("Asia/Tokyo");
        assertThat(here.at("/spans/0/at").asText())
                .isEqualTo(now.atZone(tokyo)
                        .toLocalDate()
                        .atStartOfDay(tokyo)
                        .toInstant()
                        .toString());
        assertThat(there.path("timezone").asText()).isEqualTo("Europe/Berlin");
    }

    @Test
    void tellsTheHoursOfTheWeekThatAreOdd() {
        var monday = Instant.parse("2026-02-16T03:30:00Z");
        judged(monday, ClassificationState.ABNORMAL);
        judged(monday.plus(Duration.ofDays(7)), ClassificationState.NORMAL);

        var hours =
                get("heatmap", "?timezone=UTC&from=2026-02-01T00:00:00Z").json().path("hours");

        assertThat(hours).hasSize(1);
        assertThat(hours.get(0).toString())
                .isEqualTo("{\"weekday\":1,\"hour\":3,\"captures\":2,\"abnormal\":1,\"uncertain\":0}");
    }

    @Test
    void tellsHowLongDevicesWereConnected() {
        var device = world.newDevice(org);
        var stream = new DeviceStream(device.id(), new StreamId(world.ids().next()));
        var node = new NodeId(world.ids().next());
        world.system(Purpose.NODE).run(tx -> world.presence().nodeAlive(tx, node, now.minus(Duration.ofHours(2))));
        world.in(org).run(tx -> {
            world.presence().opened(tx, org, List.of(stream), node, now.minus(Duration.ofHours(2)));
            world.presence().closed(tx, org, List.of(stream), now.minus(Duration.ofHours(1)));
        });

        var answer = get("uptime", "?unit=hour&timezone=UTC&from=" + now.minus(Duration.ofHours(3)))
                .json();

        assertThat(answer.at("/devices/0/device_id").asText())
                .isEqualTo(device.id().value());
        assertThat(answer.at("/devices/0/share").asDouble()).isEqualTo(0.5);
        assertThat(answer.at("/devices/0/spans/0/share").isNull()).isTrue();
        assertThat(answer.at("/devices/0/spans/1/share").asDouble()).isEqualTo(1);
        assertThat(answer.at("/devices/0/spans/2/share").asDouble()).isZero();
    }

    @Test
    void noMoreIsToldAtOnceThanFitsIntoMemory() {
        for (var i = 0; i < 50; i++) {
            var device = world.newDevice(org);
            world.in(org)
                    .run(tx -> world.presence()
                            .opened(
                                    tx,
                                    org,
                                    List.of(new DeviceStream(
                                            device.id(),
                                            new StreamId(world.ids().next()))),
                                    new NodeId(world.ids().next()),
                                    now.minus(Duration.ofDays(90))));
        }
        var quarter = "&from=" + now.minus(Duration.ofDays(90));

        assertThat(get("uptime", "?unit=hour" + quarter).status()).isEqualTo(422);
        assertThat(get("uptime", "?unit=day" + quarter).json().path("devices")).hasSize(50);
    }

    @Test
    void aBadQuestionIsNamed() {
        assertThat(get("captures", "?unit=month").status()).isEqualTo(422);
        assertThat(get("captures", "?timezone=Mars/Base").status()).isEqualTo(422);
        assertThat(get("captures", "?unit=hour&from=2020-01-01T00:00:00Z").status())
                .isEqualTo(422);
        assertThat(get("heatmap", "?from=2099-01-01T00:00:00Z").status()).isEqualTo(422);
        assertThat(get("uptime", "?device_id=..").status()).isEqualTo(422);
        assertThat(get("captures", "?unit=day&from=1970-01-01T00:00:00Z").status())
                .isEqualTo(422);
    }

    private Reply get(String figure, String query) {
        return server.get("/v1/analytics/" + figure + query)
                .bearer(server.member(org, Role.VIEWER))
                .send();
    }

    private void judged(Instant takenAt, ClassificationState state) {
        var still = world.newCapture(world.newDevice(org), takenAt);
        var verdict = new Evaluation.Classification(state, 0.9, "because", "panel", 1);
        world.in(org)
                .run(tx ->
                        world.captures().evaluate(tx, org, still.recordId(), new Evaluation.Completed(verdict), now));
    }
}
