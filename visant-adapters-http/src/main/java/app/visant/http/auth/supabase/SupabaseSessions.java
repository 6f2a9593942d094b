package app.visant.http.auth.supabase;

import app.visant.application.identity.port.IdentityProvider;
import app.visant.application.identity.port.IdentityProvider.Identity;
import app.visant.application.identity.port.ProviderSessions;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Sessions at the project: its refresh tokens, and what it says of the holders of its access tokens. */
final class SupabaseSessions implements ProviderSessions {
    /** The session has ended, by whichever of the project's words. */
    private static final Set<String> ENDED = Set.of(
            "refresh_token_not_found",
            "refresh_token_already_used",
            "session_not_found",
            "session_expired",
            "user_banned",
            "user_not_found",
            "validation_failed",
            "invalid_grant");

    private static final Set<String> NOBODY = Set.of(
            "bad_jwt", "no_authorization", "session_not_found", "session_expired", "user_not_found", "user_banned");

    private final SupabaseRest rest;
    private final SupabasePeople people;
    private final SupabaseTokens tokens;
    private final InstantSource clock;

    SupabaseSessions(SupabaseRest rest, SupabasePeople people, SupabaseTokens tokens, InstantSource clock) {
        this.rest = rest;
        this.people = people;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Optional<String> renew(String grant) {
        var reply = rest.post(
                "token?grant_type=refresh_token", SupabaseRest.object().put("refresh_token", grant));
        if (reply.ok()) {
            return Optional.of(Optional.of(reply.body().path("refresh_token"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText)
                    .orElseThrow(() -> SupabaseRest.strange(reply)));
        }
        if (ENDED.contains(reply.code())) {
            return Optional.empty();
        }
        // Also when too many asked: that is no reason to put anybody out.
        throw reply.throttled()
                ? new IdentityProvider.AwayException("the identity provider is asked too often")
                : SupabaseRest.strange(reply);
    }

    @Override
    public Optional<Ticket> read(String token, Instant now) {
        return tokens.read(token, now).map(SupabaseTokens.Verified::ticket);
    }

    @Override
    public Optional<Identity> holder(String token) {
        return tokens.read(token, clock.instant()).flatMap(verified -> {
            var reply = rest.get("user", token);
            if (reply.ok()) {
                var proven = verified.twoFactors() || !SupabasePeople.hasFactor(reply.body());
                return proven ? people.identity(reply.body()) : Optional.empty();
            }
            if (NOBODY.contains(reply.code())) {
                return Optional.empty();
            }
            throw reply.throttled()
                    ? new IdentityProvider.AwayException("the identity provider is asked too often")
                    : SupabaseRest.strange(reply);
        });
    }
}
