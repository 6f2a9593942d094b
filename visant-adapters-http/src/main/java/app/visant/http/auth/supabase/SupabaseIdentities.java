package app.visant.http.auth.supabase;

import app.visant.application.identity.port.IdentityProvider;
import app.visant.domain.identity.Email;
import app.visant.domain.shared.Origin;
import app.visant.http.auth.supabase.SupabaseRest.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Sign-up, log-in and recovery at the project. Only its own word for a wrong password is one. */
final class SupabaseIdentities implements IdentityProvider {
    private final SupabaseRest rest;
    private final SupabasePeople people;
    private final String issuer;
    private final URI recoveryPage;

    SupabaseIdentities(SupabaseRest rest, SupabasePeople people, String issuer, URI recoveryPage) {
        this.rest = rest;
        this.people = people;
        this.issuer = issuer;
        this.recoveryPage = recoveryPage;
    }

    @Override
    public Optional<String> issuer() {
        return Optional.of(issuer);
    }

    /** The project answers with a session, or with no more than a user: then it waits for the address to be confirmed. */
    @Override
    public Registration register(Applicant applicant) {
        var body = SupabaseRest.object()
                .put("email", applicant.email().value())
                .put("password", applicant.password().value());
        body.putObject("data").put("name", applicant.name()).put("organization_name", applicant.organizationName());
        var reply = rest.post("signup", body);
        if (reply.ok()) {
            return registered(reply);
        }
        if (reply.throttled()) {
            return new Registration.Throttled(reply.retryAfter());
        }
        return switch (reply.code()) {
            case "user_already_exists", "email_exists" -> new Registration.EmailTaken();
            case "weak_password" -> new Registration.Unacceptable(Part.PASSWORD, said(reply, "is too weak"));
            case "email_address_invalid", "email_address_not_authorized" ->
                new Registration.Unacceptable(Part.EMAIL, said(reply, "is not accepted"));
            case "validation_failed" ->
                new Registration.Unacceptable(
                        reply.message().contains("assword") ? Part.PASSWORD : Part.EMAIL,
                        said(reply, "is not accepted"));
            case "signup_disabled", "email_provider_disabled" -> new Registration.Closed();
            default -> older(reply);
        };
    }

    private Registration registered(Reply reply) {
        if (reply.body().path("access_token").isTextual()) {
            return new Registration.Registered(elsewhere(reply));
        }
        if (reply.body().path("id").isTextual()) {
            return new Registration.ConfirmationNeeded();
        }
        throw SupabaseRest.strange(reply);
    }

    @Override
    public Proof prove(Attempt attempt) {
        var body = SupabaseRest.object().put("password", attempt.password());
        try {
            body.put("email", new Email(attempt.email()).value());
        } catch (IllegalArgumentException e) {
            return new Proof.Refused();
        }
        var reply = rest.post("token?grant_type=password", body);
        return reply.ok() ? withFactor(reply, attempt.totp()) : refused(reply);
    }

    /** Its answer would tell whether the address is known, and how lately it was asked for. */
    @Override
    public void recover(Email email, Origin origin) {
        var leadsTo = URLEncoder.encode(recoveryPage.toString(), StandardCharsets.UTF_8);
        rest.post("recover?redirect_to=" + leadsTo, SupabaseRest.object().put("email", email.value()));
    }

    /** The token is the one that the recovery link brought to the page. */
    @Override
    public Reset reset(Replacement replacement) {
        var token = replacement.token();
        if (!token.matches("[A-Za-z0-9._-]{1,8192}")) {
            return new Reset.BadToken();
        }
        var reply = rest.put(
                "user",
                token,
                SupabaseRest.object().put("password", replacement.next().value()));
        if (reply.ok()) {
            return people.identity(reply.body())
                    .<Reset>map(identity -> new Reset.Done(Optional.of(identity.subject())))
                    .orElseThrow(() -> SupabaseRest.strange(reply));
        }
        if (reply.throttled()) {
            return new Reset.Throttled(reply.retryAfter());
        }
        return switch (reply.code()) {
            case "weak_password", "same_password", "validation_failed" ->
                new Reset.Unacceptable(said(reply, "is not accepted"));
            case "bad_jwt",
                    "no_authorization",
                    "session_not_found",
                    "session_expired",
                    "user_not_found",
                    "user_banned" -> new Reset.BadToken();
            case "reauthentication_needed", "insufficient_aal" -> new Reset.BadToken();
            default -> throw SupabaseRest.strange(reply);
        };
    }

    private Proof withFactor(Reply reply, Optional<String> totp) {
        var user = reply.body().path("user");
        if (!SupabasePeople.hasFactor(user)) {
            return proven(reply);
        }
        return totp.<Proof>map(code -> SupabasePeople.authenticator(user)
                        .map(factor -> verified(reply, factor, code))
                        .orElseGet(Proof.WrongCode::new))
                .orElseGet(() -> people.identity(user)
                        .<Proof>map(identity -> new Proof.CodeNeeded(new Who.Elsewhere(identity, "")))
                        .orElseGet(Proof.Refused::new));
    }

    private Proof verified(Reply first, String factor, String code) {
        var bearer = first.body().path("access_token").asText();
        var challenge = rest.post("factors/" + factor + "/challenge", bearer, SupabaseRest.object());
        if (challenge.throttled()) {
            return new Proof.Throttled(challenge.retryAfter());
        }
        if (!challenge.ok()) {
            throw SupabaseRest.strange(challenge);
        }
        var reply = rest.post(
                "factors/" + factor + "/verify",
                bearer,
                SupabaseRest.object()
                        .put("challenge_id", challenge.body().path("id").asText())
                        .put("code", code.strip()));
        if (reply.ok()) {
            return proven(reply);
        }
        if (reply.throttled()) {
            return new Proof.Throttled(reply.retryAfter());
        }
        return switch (reply.code()) {
            case "mfa_verification_failed", "mfa_verification_rejected", "mfa_challenge_expired", "validation_failed" ->
                new Proof.WrongCode();
            default -> throw SupabaseRest.strange(reply);
        };
    }

    private Proof proven(Reply reply) {
        return people.identity(reply.body().path("user"))
                .<Proof>map(identity -> new Proof.Proven(new Who.Elsewhere(identity, grant(reply))))
                .orElseGet(Proof.Refused::new);
    }

    private static Proof refused(Reply reply) {
        if (reply.throttled()) {
            return new Proof.Throttled(reply.retryAfter());
        }
        return switch (reply.code()) {
            case "invalid_credentials", "validation_failed" -> new Proof.Refused();
            case "email_not_confirmed" -> new Proof.Unconfirmed();
            case "user_banned" -> new Proof.Blocked();
            case "invalid_grant" ->
                reply.message().contains("not confirmed") ? new Proof.Unconfirmed() : new Proof.Refused();
            default -> throw SupabaseRest.strange(reply);
        };
    }

    private Who.Elsewhere elsewhere(Reply reply) {
        return people.identity(reply.body().path("user"))
                .map(identity -> new Who.Elsewhere(identity, grant(reply)))
                .orElseThrow(() -> SupabaseRest.strange(reply));
    }

    private static String grant(Reply reply) {
        return Optional.of(reply.body().path("refresh_token"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .orElseThrow(() -> SupabaseRest.strange(reply));
    }

    /** Before there were codes, there were sentences. */
    private static Registration older(Reply reply) {
        if (reply.message().contains("already registered")) {
            return new Registration.EmailTaken();
        }
        throw SupabaseRest.strange(reply);
    }

    private static String said(Reply reply, String otherwise) {
        var message = reply.message().strip();
        return message.isEmpty() || message.length() > 300 ? otherwise : message;
    }
}
