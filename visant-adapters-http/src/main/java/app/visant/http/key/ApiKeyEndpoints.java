package app.visant.http.key;

import app.visant.application.key.ApiKeys;
import app.visant.application.key.ApiKeys.Result;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.key.ApiKey;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Texts;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import app.visant.http.Problem;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keys for programs that work in an organization. */
public final class ApiKeyEndpoints implements EndpointTable {
    private final ApiKeys keys;

    @Inject
    public ApiKeyEndpoints(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/v1/api-keys", "Make a key for a program; it is shown this once")
                        .requires(Permission.KEYS_MANAGE)
                        .takes(MakeRequest.class)
                        .answers(MadeAnswer.class)
                        .secret()
                        .records(AuditAction.KEY_MADE)
                        .handledBy(this::make),
                Endpoint.get("/v1/api-keys", "Keys of the organization, the newest first")
                        .requires(Permission.KEYS_MANAGE)
                        .answersPage(KeyAnswer.class)
                        .handledBy(this::list),
                Endpoint.delete("/v1/api-keys/{key_id}", "End a key, and the streams it opened")
                        .requires(Permission.KEYS_MANAGE)
                        .records(AuditAction.KEY_REVOKED)
                        .handledBy(this::revoke));
    }

    private Answer make(Exchange exchange) {
        var in = exchange.body();
        var name = in.require("name", text -> Texts.line(text, ApiKey.MAX_NAME));
        var scopes = in.values("scopes", Form.TEXT.as(ApiKeyEndpoints::scope));
        var devices = in.values("device_ids", Form.TEXT.as(DeviceId::new));
        var expiresAt = in.optional("expires_at", Form.INSTANT);
        if (scopes.get().isEmpty()) {
            throw Problem.invalid("/scopes", "must name at least one");
        }
        if (in.has("device_ids") && devices.get().isEmpty() || devices.get().size() > ApiKey.MOST_DEVICES) {
            throw Problem.invalid("/device_ids", "must name 1 to " + ApiKey.MOST_DEVICES + " devices, or be left out");
        }
        var wanted = new ApiKeys.Wanted(
                name.get(),
                Set.copyOf(scopes.get()),
                Optional.of(Set.copyOf(devices.get())).filter(some -> !some.isEmpty()),
                expiresAt.get());
        return made(keys.make(exchange.user(), wanted));
    }

    private static Answer made(Result result) {
        return switch (result) {
            case Result.Made(ApiKey key, String text) -> Answer.ok(MadeAnswer.of(key, text));
            case Result.BeyondMaker(Set<Permission> scopes) ->
                throw Problem.forbidden(
                        "scope_not_held", "You cannot give a key what you do not hold: " + words(scopes) + ".");
            case Result.UnknownDevices(Set<DeviceId> devices) ->
                throw Problem.invalid(
                        "/device_ids",
                        "there is no device "
                                + devices.stream().map(DeviceId::value).sorted().collect(Collectors.joining(", ")));
            case Result.ExpiredAlready() -> throw Problem.invalid("/expires_at", "must be in the future");
            case Result.TooMany() ->
                throw Problem.conflict(
                        "too_many_keys", "An organization has " + ApiKeys.MOST + " keys at most; delete one first.");
        };
    }

    private Answer list(Exchange exchange) {
        return Answer.page(exchange, keys.list(exchange.org(), exchange.page()), KeyAnswer::of);
    }

    private Answer revoke(Exchange exchange) {
        if (!keys.revoke(exchange.insider(), exchange.path("key_id", KeyId::of))) {
            throw Problem.notFound();
        }
        return Answer.nothing();
    }

    private static Permission scope(String word) {
        return Permission.named(word)
                .filter(Permission::grantedToKeys)
                .orElseThrow(() -> new IllegalArgumentException("must be a scope that keys can have"));
    }

    private static String words(Collection<Permission> scopes) {
        return String.join(", ", sorted(scopes));
    }

    private static List<String> sorted(Collection<Permission> scopes) {
        return scopes.stream().map(Permission::wireName).sorted().toList();
    }

    private static Optional<List<String>> devices(ApiKey key) {
        return key.reach()
                .devices()
                .map(some -> some.stream().map(DeviceId::value).sorted().toList());
    }

    /** @param deviceIds left out if the key is to see the whole organization */
    private record MakeRequest(
            String name, List<String> scopes, Optional<List<String>> deviceIds, Optional<Instant> expiresAt) {}

    private record MadeAnswer(
            String id,
            String key,
            String name,
            List<String> scopes,
            Optional<List<String>> deviceIds,
            String createdBy,
            Instant createdAt,
            Optional<Instant> expiresAt) {
        private static MadeAnswer of(ApiKey key, String text) {
            return new MadeAnswer(
                    key.id().toString(),
                    text,
                    key.name(),
                    sorted(key.scopes()),
                    devices(key),
                    key.maker().toString(),
                    key.createdAt(),
                    key.expiresAt());
        }
    }

    private record KeyAnswer(
            String id,
            String name,
            List<String> scopes,
            Optional<List<String>> deviceIds,
            String createdBy,
            Instant createdAt,
            Optional<Instant> expiresAt,
            Optional<Instant> lastUsedAt) {
        private static KeyAnswer of(ApiKey key) {
            return new KeyAnswer(
                    key.id().toString(),
                    key.name(),
                    sorted(key.scopes()),
                    devices(key),
                    key.maker().toString(),
                    key.createdAt(),
                    key.expiresAt(),
                    key.lastUsedAt());
        }
    }
}
