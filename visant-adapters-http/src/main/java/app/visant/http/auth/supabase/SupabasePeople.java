package app.visant.http.auth.supabase;

import app.visant.application.identity.port.IdentityProvider.Identity;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Subject;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads the user object of the REST API. What users can write into it themselves is for show only. */
final class SupabasePeople {
    private final String issuer;
    private final SupabaseSettings settings;

    SupabasePeople(String issuer, SupabaseSettings settings) {
        this.issuer = issuer;
        this.settings = settings;
    }

    /** Empty if the user has no address by which people are known here, or is nobody in particular. */
    Optional<Identity> identity(JsonNode user) {
        try {
            if (user.path("is_anonymous").asBoolean(false)) {
                return Optional.empty();
            }
            var id = UUID.fromString(user.path("id").asText());
            var confirmed = user.path("email_confirmed_at").isTextual() && settings.confirmationProves();
            var chosen = user.path("user_metadata");
            return Optional.of(new Identity(
                    new Subject(issuer, id.toString()),
                    new Email(user.path("email").asText()),
                    confirmed,
                    text(chosen, "name").or(() -> text(chosen, "full_name")),
                    text(chosen, "organization_name")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The authenticator that the user set up, if any. */
    static Optional<String> authenticator(JsonNode user) {
        return factors(user, "totp");
    }

    /** Whether the user set up any second factor at all. */
    static boolean hasFactor(JsonNode user) {
        return StreamSupport.stream(user.path("factors").spliterator(), false).anyMatch(SupabasePeople::verified);
    }

    private static Optional<String> factors(JsonNode user, String type) {
        return StreamSupport.stream(user.path("factors").spliterator(), false)
                .filter(SupabasePeople::verified)
                .filter(factor -> factor.path("factor_type").asText().equals(type))
                .map(factor -> factor.path("id").asText())
                .filter(SupabasePeople::isId)
                .findFirst();
    }

    private static boolean verified(JsonNode factor) {
        return factor.path("status").asText().equals("verified");
    }

    /** It becomes a part of an address. */
    private static boolean isId(String text) {
        return text.matches("[0-9a-fA-F-]{1,64}");
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}
