package app.visant.application.shared.port;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

/** Writes place and text in another alphabet, with a digit sum: what it hides, anybody finds. */
public final class PlainSecretBox implements SecretBox {
    private final AtomicLong sealed = new AtomicLong();

    @Override
    public String seal(String place, String plain) {
        var body = place + "\n" + sealed.incrementAndGet() + "\n" + plain;
        return Base64.getEncoder().encodeToString((body + "\n" + body.hashCode()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String open(String place, String text) {
        var opened = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        var sum = opened.lastIndexOf('\n');
        if (!opened.startsWith(place + "\n")
                || !opened.substring(sum + 1)
                        .equals("" + opened.substring(0, sum).hashCode())) {
            throw new IllegalArgumentException("was not sealed for this place");
        }
        var body = opened.substring(place.length() + 1, sum);
        return body.substring(body.indexOf('\n') + 1);
    }
}
