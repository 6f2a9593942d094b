package app.visant.http.auth.supabase;

import app.visant.application.shared.port.SettableClock;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** A project that answers in the documented shapes: enough of its REST API, its tokens and its keys. */
public final class ScriptedSupabase extends Dispatcher implements AutoCloseable {
    public static final String KEY = "sb_publishable_test";
    static final String CODE = "123456";

    final SettableClock clock;
    private final MockWebServer server = new MockWebServer();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, Seat> seats = new LinkedHashMap<>();
    private final Map<String, String> refreshTokens = new LinkedHashMap<>();
    private final Map<String, String> mailed = new LinkedHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Signer> published = new ArrayList<>();
    private Signer signer = Signer.hmac();
    private volatile SupabaseReplies replies = SupabaseReplies.NEWER;
    private volatile boolean autoconfirm = true;
    private volatile Optional<MockResponse> instead = Optional.empty();

    public ScriptedSupabase(SettableClock clock) {
        this.clock = clock;
        server.setDispatcher(this);
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI auth() {
        return URI.create(server.url("/auth/v1").toString());
    }

    /** What a server is told of it, as an operator would. */
    public Map<String, String> variables() {
        return Map.of(
                "SUPABASE_URL", server.url("/").toString(), "SUPABASE_KEY", KEY, "SUPABASE_JWT_SECRET", Signer.SECRET);
    }

    /** The project as this installation knows it. */
    public SupabaseProject project() {
        return new SupabaseProject(
                new SupabaseProject.Access(auth(), KEY, Optional.of(Signer.SECRET)),
                auth().toString(),
                URI.create("https://visant.example/ui/reset-password"),
                clock);
    }

    /** In which form refusals are told from now on. */
    ScriptedSupabase tells(SupabaseReplies form) {
        replies = form;
        return this;
    }

    public ScriptedSupabase confirms(boolean byItself) {
        autoconfirm = byItself;
        return this;
    }

    /** Answers everything with this from now on; with what it knows if empty. */
    public void answers(Optional<MockResponse> instead) {
        this.instead = instead;
    }

    /** Signs with that key from now on, which everybody may see at once. */
    synchronized void signsWith(Signer signer) {
        this.signer = signer;
        published.add(signer);
    }

    synchronized void revoke(Signer signer) {
        published.remove(signer);
    }

    /** What was asked for, method and path. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** The person clicks the link in the mail. */
    public synchronized void confirm(String email) {
        people.computeIfPresent(email, (key, person) -> person.with(p -> p.confirmed = true));
    }

    public synchronized void ban(String email) {
        people.computeIfPresent(email, (key, person) -> person.with(p -> p.banned = true));
    }

    synchronized void setUpFactor(String email) {
        people.computeIfPresent(email, (key, person) -> person.with(p -> p.factor = true));
    }

    public synchronized void endSessions(String email) {
        var id = known(email).id;
        seats.values().removeIf(seat -> seat.person.id.equals(id));
    }

    public synchronized Optional<String> recoveryMailedTo(String email) {
        return Optional.ofNullable(mailed.get(email));
    }

    synchronized String idOf(String email) {
        return known(email).id;
    }

    /** A token of a new session. */
    public String token(String email) {
        return token(email, token -> token);
    }

    /** A token of a new session, changed before it is signed. */
    public synchronized String token(String email, UnaryOperator<JwtBuilder> change) {
        return signed(sit(known(email), "aal1"), change);
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        var path = request.getTarget().replaceFirst("^/auth/v1", "");
        asked.add(request.getMethod() + " " + path);
        if (instead.isPresent()) {
            return instead.get();
        }
        if (!KEY.equals(request.getHeaders().get("apikey"))) {
            return SupabaseReplies.json(401, SupabaseReplies.object().put("message", "Invalid API key"));
        }
        synchronized (this) {
            return answer(request, request.getMethod() + " " + path.replaceFirst("\\?redirect_to=.*", ""));
        }
    }

    private MockResponse answer(RecordedRequest request, String what) {
        var body = SupabaseReplies.body(request);
        var bearer = Optional.ofNullable(request.getHeaders().get("Authorization"))
                .map(header -> header.replaceFirst("^Bearer ", ""));
        if (what.matches("POST /factors/[0-9a-f-]+/challenge")) {
            return SupabaseReplies.json(
                    200, SupabaseReplies.object().put("id", "challenge").put("type", "totp"));
        }
        if (what.matches("POST /factors/[0-9a-f-]+/verify")) {
            return verify(body, bearer);
        }
        return switch (what) {
            case "POST /signup" -> signUp(body);
            case "POST /token?grant_type=password" -> logIn(body);
            case "POST /token?grant_type=refresh_token" -> refresh(body);
            case "POST /recover" -> recover(body);
            case "GET /user" -> user(bearer);
            case "PUT /user" -> change(bearer, body);
            case "GET /settings" ->
                SupabaseReplies.json(200, SupabaseReplies.object().put("mailer_autoconfirm", autoconfirm));
            case "GET /.well-known/jwks.json" -> jwks();
            default ->
                SupabaseReplies.json(
                        404, SupabaseReplies.object().put("message", "no Route matched with those values"));
        };
    }

    private MockResponse signUp(JsonNode body) {
        var email = SupabaseReplies.email(body);
        var password = body.path("password").asText();
        if (password.startsWith("weak")) {
            return replies.refused(422, "weak_password", "Password should contain a digit.");
        }
        var known = people.get(email);
        if (known != null && autoconfirm) {
            return replies.refused(422, "user_already_exists", "User already registered");
        }
        if (known != null) {
            // Looks like a new one, and is nobody.
            return SupabaseReplies.json(200, shown(new Person(email, password, body.path("data"))));
        }
        var person = new Person(email, password, body.path("data"));
        person.confirmed = autoconfirm;
        people.put(email, person);
        return SupabaseReplies.json(200, autoconfirm ? session(sit(person, "aal1")) : shown(person));
    }

    private MockResponse logIn(JsonNode body) {
        var person = people.get(SupabaseReplies.email(body));
        if (person == null || !person.password.equals(body.path("password").asText())) {
            return replies.refused(400, "invalid_credentials", "Invalid login credentials");
        }
        if (person.banned) {
            return replies.refused(400, "user_banned", "User is banned");
        }
        return person.confirmed
                ? SupabaseReplies.json(200, session(sit(person, "aal1")))
                : replies.refused(400, "email_not_confirmed", "Email not confirmed");
    }

    private MockResponse refresh(JsonNode body) {
        var token = body.path("refresh_token").asText();
        var seat = seats.get(String.valueOf(refreshTokens.get(token)));
        if (seat == null) {
            return replies.refused(400, "refresh_token_not_found", "Invalid Refresh Token: Refresh Token Not Found");
        }
        if (seat.person.banned) {
            return replies.refused(400, "user_banned", "User is banned");
        }
        if (!seat.refresh.equals(token)) {
            return replies.refused(400, "refresh_token_already_used", "Invalid Refresh Token: Already Used");
        }
        return SupabaseReplies.json(200, session(seat));
    }

    private MockResponse recover(JsonNode body) {
        var person = people.get(SupabaseReplies.email(body));
        if (person != null) {
            mailed.put(person.email, signed(sit(person, "aal1"), token -> token));
        }
        return SupabaseReplies.json(200, SupabaseReplies.object());
    }

    private MockResponse user(Optional<String> bearer) {
        return seatOf(bearer)
                .map(seat -> SupabaseReplies.json(200, shown(seat.person)))
                .orElseGet(() -> badToken(bearer));
    }

    private MockResponse change(Optional<String> bearer, JsonNode body) {
        return seatOf(bearer)
                .map(seat -> {
                    var password = body.path("password").asText();
                    if (password.equals(seat.person.password)) {
                        return replies.refused(
                                422, "same_password", "New password should be different from the old password.");
                    }
                    seat.person.password = password;
                    seats.values().removeIf(other -> other != seat && other.person == seat.person);
                    return SupabaseReplies.json(200, shown(seat.person));
                })
                .orElseGet(() -> badToken(bearer));
    }

    private MockResponse badToken(Optional<String> bearer) {
        return bearer.filter(token -> token.split("\\.", -1).length == 3).isPresent()
                ? replies.refused(403, "session_not_found", "Session from session_id claim in JWT does not exist")
                : replies.refused(403, "bad_jwt", "invalid JWT: unable to parse or verify signature");
    }

    private MockResponse verify(JsonNode body, Optional<String> bearer) {
        return seatOf(bearer)
                .map(seat -> body.path("code").asText().equals(CODE)
                                && body.path("challenge_id").asText().equals("challenge")
                        ? SupabaseReplies.json(200, session(sit(seat.person, "aal2")))
                        : replies.refused(422, "mfa_verification_failed", "Invalid TOTP code entered"))
                .orElseGet(() -> badToken(bearer));
    }

    private MockResponse jwks() {
        var set = SupabaseReplies.object();
        var keys = set.putArray("keys");
        published.forEach(key -> key.publish(keys));
        keys.addObject().put("kid", "tomorrow").put("kty", "XYZ").put("alg", "XX1");
        return SupabaseReplies.json(200, set);
    }

    private Optional<Seat> seatOf(Optional<String> bearer) {
        return bearer.flatMap(token -> seats.values().stream()
                .filter(seat -> seat.tokens.contains(token) && !seat.person.banned)
                .findFirst());
    }

    private Person known(String email) {
        return Optional.ofNullable(people.get(email)).orElseThrow();
    }

    private Seat sit(Person person, String aal) {
        var seat = new Seat(person, aal);
        seats.put(seat.id, seat);
        return seat;
    }

    private ObjectNode session(Seat seat) {
        seat.refresh = "refresh-" + UUID.randomUUID();
        refreshTokens.put(seat.refresh, seat.id);
        var answer = SupabaseReplies.object()
                .put("access_token", signed(seat, token -> token))
                .put("token_type", "bearer")
                .put("expires_in", 3600)
                .put("refresh_token", seat.refresh);
        answer.set("user", shown(seat.person));
        return answer;
    }

    private String signed(Seat seat, UnaryOperator<JwtBuilder> change) {
        var now = clock.instant();
        var claims = Jwts.builder()
                .header()
                .type("JWT")
                .and()
                .issuer(auth().toString())
                .subject(seat.person.id)
                .claim("aud", "authenticated")
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plusSeconds(3600)))
                .claim("email", seat.person.email)
                .claim("role", "authenticated")
                .claim("aal", seat.aal)
                .claim("session_id", seat.id)
                .claim("is_anonymous", false);
        var token = signer.sign(change.apply(claims));
        seat.tokens.add(token);
        return token;
    }

    private ObjectNode shown(Person person) {
        var user = SupabaseReplies.object()
                .put("id", person.id)
                .put("aud", "authenticated")
                .put("role", "authenticated")
                .put("email", person.email)
                .put("is_anonymous", false);
        user.set("user_metadata", person.data);
        if (person.confirmed) {
            user.put("email_confirmed_at", "2026-11-01T12:00:00.000000Z");
        }
        if (person.factor) {
            user.putArray("factors")
                    .addObject()
                    .put("id", "34e770dd-9ff9-416c-87fa-43b31d7ef225")
                    .put("factor_type", "totp")
                    .put("status", "verified");
        }
        return user;
    }

    private static final class Person {
        private final String id = UUID.randomUUID().toString();
        private final String email;
        private final JsonNode data;
        private String password;
        private boolean confirmed;
        private boolean banned;
        private boolean factor;

        private Person(String email, String password, @Nullable JsonNode data) {
            this.email = email;
            this.password = password;
            this.data = data == null || !data.isObject() ? SupabaseReplies.object() : data;
        }

        private Person with(java.util.function.Consumer<Person> change) {
            change.accept(this);
            return this;
        }
    }

    /** A session. */
    private static final class Seat {
        private final String id = UUID.randomUUID().toString();
        private final Person person;
        private final String aal;
        private final List<String> tokens = new ArrayList<>();
        private String refresh = "";

        private Seat(Person person, String aal) {
            this.person = person;
            this.aal = aal;
        }
    }
}
