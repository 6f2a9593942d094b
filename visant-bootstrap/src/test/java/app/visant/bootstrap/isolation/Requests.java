package app.visant.bootstrap.isolation;

import app.visant.domain.identity.AccountLink;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Totp;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Sha256;
import app.visant.http.Endpoint;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A request in good order for each route, about the things of one organization. */
final class Requests {
    /** The routes that name a thing of the organization in the body. */
    static final Set<String> NAMED_IN_BODY = Set.of(
            "POST /v1/auth/switch-organization",
            "POST /v1/organizations/current/transfer",
            "POST /v1/scheduled-triggers");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern HOLE = Pattern.compile("\\{([a-z_]+)}");
    private static final String PASSWORD = "\"password\":\"" + RealServer.PASSWORD + "\"";

    private static final String SUSPEND = "{\"suspended\":true,\"reason\":\"unpaid\"}";

    /** What a body has to say where {@code {}} is not enough. */
    private static final Map<String, BiFunction<Requests, Asker, String>> BODIES = Map.ofEntries(
            Map.entry(
                    "POST /v1/auth/signup",
                    (r, who) -> "{\"email\":\"new-%s@example.org\",%s}".formatted(r.tenant.home.newId(), PASSWORD)),
            Map.entry(
                    "POST /v1/auth/login",
                    (r, who) -> "{\"email\":\"%s\",%s}".formatted(r.tenant.colleague.email(), PASSWORD)),
            Map.entry("POST /v1/auth/token/refresh", (r, who) -> json("refresh_token", r.tenant.refreshToken)),
            Map.entry(
                    "POST /v1/auth/verify-email",
                    (r, who) -> json("token", r.mailed(AccountLink.Purpose.VERIFY_EMAIL))),
            Map.entry(
                    "POST /v1/auth/reset-password",
                    (r, who) ->
                            "{\"token\":\"%s\",%s}".formatted(r.mailed(AccountLink.Purpose.RESET_PASSWORD), PASSWORD)),
            Map.entry("POST /v1/auth/forgot-password", (r, who) -> json("email", r.tenant.colleague.email())),
            Map.entry(
                    "POST /v1/auth/change-password",
                    (r, who) -> "{\"current_password\":\"%s\",\"new_password\":\"%s\"}"
                            .formatted(RealServer.PASSWORD, RealServer.PASSWORD)),
            Map.entry("PATCH /v1/auth/me", (r, who) -> json("name", "Grace")),
            Map.entry("DELETE /v1/auth/me", (r, who) -> "{" + PASSWORD + "}"),
            Map.entry("POST /v1/auth/totp", (r, who) -> "{" + PASSWORD + "}"),
            Map.entry("POST /v1/auth/totp/confirm", (r, who) -> json("code", r.proposedCode(who))),
            Map.entry("POST /v1/auth/totp/recovery-codes", (r, who) -> r.withSecondFactor(who)),
            Map.entry("POST /v1/auth/totp/disable", (r, who) -> r.withSecondFactor(who)),
            Map.entry("POST /v1/auth/switch-organization", (r, who) -> json("org_id", r.tenant.org)),
            Map.entry("POST /v1/organizations/current/transfer", (r, who) -> json("user_id", r.tenant.colleague.id())),
            Map.entry("PATCH /v1/organizations/current/members/{user_id}", (r, who) -> json("role", "editor")),
            Map.entry(
                    "POST /v1/organizations/current/invitations",
                    (r, who) -> "{\"email\":\"%s@example.org\",\"role\":\"viewer\"}".formatted(r.tenant.home.newId())),
            Map.entry("POST /v1/invitations/accept", (r, who) -> r.invited(who)),
            Map.entry("PATCH /v1/admin/organizations/{org_id}", (r, who) -> SUSPEND),
            Map.entry("PATCH /v1/admin/users/{user_id}", (r, who) -> SUSPEND),
            Map.entry("POST /v1/admin/codes", (r, who) -> "{\"benefit_type\":\"device_slots\",\"benefit_value\":1}"),
            Map.entry("POST /v1/devices", (r, who) -> json("name", "Gate")),
            Map.entry(
                    "POST /v1/devices/activate",
                    (r, who) -> "{\"device_id\":\"%s\",\"claim_code\":\"%s\"}".formatted(r.tenant.made, Tenant.CLAIM)),
            Map.entry(
                    "POST /v1/normal-descriptions/preview",
                    (r, who) -> "{\"text\":\"Nobody in the yard.\",\"last\":3}"),
            Map.entry("PUT /v1/agents", (r, who) -> "{\"agents\":[{\"vendor\":\"baseline\",\"model\":\"baseline\"}]}"),
            Map.entry(
                    "PUT /v1/devices/{device_id}/sight",
                    (r, who) -> "{\"language\":\"de\",\"references\":[\"%s\"]}".formatted(r.tenant.still)),
            Map.entry("PUT /v1/captures/{record_id}/mark", (r, who) -> json("verdict", "right")),
            Map.entry(
                    "POST /v1/captures/bulk",
                    (r, who) -> "{\"record_ids\":[\"%s\"],\"action\":\"mark\",\"verdict\":\"wrong\"}"
                            .formatted(r.tenant.still)),
            Map.entry("POST /v1/normal-descriptions", (r, who) -> json("text", "Nobody in the yard.")),
            Map.entry("POST /v1/api-keys", (r, who) -> "{\"name\":\"Wall\",\"scopes\":[\"captures:read\"]}"),
            Map.entry(
                    "POST /v1/device-commands/ack",
                    (r, who) -> "{\"command_id\":\"%s\",\"status\":\"completed\"}".formatted(r.tenant.command.id())),
            Map.entry(
                    "POST /v1/scheduled-triggers",
                    (r, who) -> "{\"device_id\":\"%s\",\"trigger_label\":\"hourly\",\"cron_expression\":\"0 * * * *\"}"
                            .formatted(r.tenant.device.id())));

    /** What has to be asked for where there is no default. */
    private static final Map<String, Function<Requests, String>> QUERIES =
            Map.of("GET /v1/normal-descriptions/{description_id}/diff", r -> "?with=" + r.tenant.description);

    private final Tenant tenant;

    Requests(Tenant tenant) {
        this.tenant = tenant;
    }

    /** The request by that asker; whatever it needs to find is put there first. */
    Question to(Endpoint endpoint, Asker who) {
        var question = new Question(endpoint.method().name(), path(endpoint, who)).by(who);
        if (endpoint.method() != Endpoint.Method.GET) {
            question.from("198.51.100." + (tenant.home.newId().hashCode() & 0xff));
        }
        switch (endpoint.request()) {
            case Endpoint.Request.None() -> {}
            case Endpoint.Request.Json json ->
                question.json(
                        BODIES.getOrDefault(endpoint.toString(), (r, a) -> "{}").apply(this, who));
            case Endpoint.Request.Multipart form ->
                Multipart.still(question, tenant.device.id(), new RecordId("new-" + tenant.home.newId()), Tenant.JPEG);
        }
        return switch (endpoint.reply()) {
            case Endpoint.Reply.Events() -> question.forEvents();
            case Endpoint.Reply.Socket() -> question.forSocket();
            default -> question;
        };
    }

    /** @throws IllegalStateException if nobody has said what stands in the path */
    private String path(Endpoint endpoint, Asker who) {
        return filled(endpoint, who)
                + QUERIES.getOrDefault(endpoint.toString(), r -> "").apply(this);
    }

    private String filled(Endpoint endpoint, Asker who) {
        var operators = endpoint.path().startsWith("/v1/admin/");
        return HOLE.matcher(endpoint.path()).replaceAll(hole -> switch (hole.group(1)) {
            case "device_id" ->
                (operators ? tenant.retired : tenant.device).id().value();
            case "record_id" -> tenant.still.value();
            case "schedule_id" -> tenant.schedule.id().toString();
            case "org_id" -> tenant.org.toString();
            case "user_id" -> tenant.colleague.id().toString();
            case "preview_id" -> tenant.preview().toString();
            case "description_id" -> tenant.description.toString();
            case "invitation_id" -> tenant.invitation.toString();
            case "key_id" -> tenant.key.toString();
            case "code" -> tenant.code.value();
            case "session_id" -> ownSession(who);
            default -> throw new IllegalStateException("no request is known for " + endpoint);
        });
    }

    /** People end sessions of their own; whoever does not belong here asks for a colleague's. */
    private String ownSession(Asker who) {
        return who.session()
                .filter(own -> who.person()
                        .filter(p -> p.currentOrg().equals(tenant.org))
                        .isPresent())
                .orElse(tenant.session)
                .toString();
    }

    private String mailed(AccountLink.Purpose purpose) {
        var token = "mailed " + tenant.home.newId();
        var end = tenant.home.now().plus(AccountLink.LIFETIME);
        var link = new AccountLink(Sha256.of(token), tenant.colleague.id(), purpose, tenant.colleague.email(), end);
        tenant.home.system(tx -> tenant.server.ports.accounts().putLink(tx, link));
        return token;
    }

    private String invited(Asker who) {
        var email = who.person()
                .map(person -> person.email())
                .orElseGet(() -> new Email(tenant.home.newId() + "@example.org"));
        var token = "invited " + tenant.home.newId();
        tenant.home.invite(email, token);
        return "{\"token\":\"%s\",%s}".formatted(token, PASSWORD);
    }

    private String proposedCode(Asker who) {
        if (who.person().isEmpty()) {
            return "123456";
        }
        var answer = new Question("POST", "/v1/auth/totp")
                .by(who)
                .json("{" + PASSWORD + "}")
                .ask(tenant.server);
        return answer.status() == 200
                ? new Totp(read(answer.body()).path("secret").asText()).code(Totp.step(tenant.home.now()))
                : "123456";
    }

    private String withSecondFactor(Asker who) {
        new Question("POST", "/v1/auth/totp/confirm")
                .by(who)
                .json(json("code", proposedCode(who)))
                .ask(tenant.server);
        return "{" + PASSWORD + "}";
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(String name, Object value) {
        return "{\"%s\":\"%s\"}".formatted(name, value);
    }
}
