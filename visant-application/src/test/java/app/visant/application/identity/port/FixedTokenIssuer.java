package app.visant.application.identity.port;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Access tokens that count up; what each says is looked up. */
public final class FixedTokenIssuer implements TokenIssuer {
    private final Map<String, Issued> issued = new ConcurrentHashMap<>();
    private final AtomicLong made = new AtomicLong();

    @Override
    public String issue(Claims claims, Instant now) {
        var token = "access-token-" + made.incrementAndGet() + "-end";
        issued.put(token, new Issued(claims, now.plus(LIFETIME)));
        return token;
    }

    @Override
    public Optional<Claims> verify(String token, Instant now) {
        return Optional.ofNullable(issued.get(token))
                .filter(known -> now.isBefore(known.until()))
                .map(Issued::claims);
    }

    private record Issued(Claims claims, Instant until) {}
}
