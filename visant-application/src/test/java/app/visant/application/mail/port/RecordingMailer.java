package app.visant.application.mail.port;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Keeps every letter it accepts, to be read by tests; refuses or fails when told to. */
public final class RecordingMailer implements Mailer {
    private static final Pattern TOKEN = Pattern.compile("#token=([A-Za-z0-9_-]+)");

    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private volatile Outcome outcome = new Outcome.Accepted();

    @Override
    public Outcome send(Letter letter) {
        if (outcome instanceof Outcome.Accepted) {
            letters.add(letter);
        }
        return outcome;
    }

    /** What it answers from now on. */
    public void answer(Outcome next) {
        outcome = next;
    }

    public List<Letter> letters() {
        return List.copyOf(letters);
    }

    /** The newest letter to the address. */
    public Optional<Letter> lastTo(String address) {
        return letters.stream()
                .filter(letter -> letter.to().address().equals(address))
                .reduce((older, newer) -> newer);
    }

    /** The token in the link of the newest letter to the address. */
    public Optional<String> lastTokenTo(String address) {
        return lastTo(address)
                .map(letter -> TOKEN.matcher(letter.text()))
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group(1));
    }
}
