package app.visant.http;

import app.visant.application.org.RequestAllowance;
import app.visant.application.org.StreamAllowance;
import app.visant.application.org.StreamAllowance.Place;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** Lets a caller through as often as it may come. */
public final class Turnstile {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final RequestAllowance requests;
    private final StreamAllowance streams;

    @Inject
    public Turnstile(RequestAllowance requests, StreamAllowance streams) {
        this.requests = requests;
        this.streams = streams;
    }

    /** Counts a request; a {@link Problem} if it is one too many. */
    void pass(Principal who) {
        requests.admit(who).ifPresent(wait -> {
            throw Problem.tooMany(wait);
        });
    }

    /** A place for a stream, if places are counted for whoever opens it; a {@link Problem} if there is none left. */
    Optional<Place> place(Optional<Principal> who) {
        return who.map(principal -> streams.open(principal)
                .orElseThrow(() -> Problem.tooMany(
                        "too_many_streams", "So many streams are open already; close one, or try again later.", SOON)));
    }
}
