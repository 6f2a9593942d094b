package app.visant.application.identity.port;

import app.visant.domain.identity.Email;
import app.visant.domain.identity.Subject;
import app.visant.domain.shared.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** An identity provider elsewhere, in memory, that does as it is told. */
public final class ScriptedIdentityProvider implements IdentityProvider, ProviderSessions {
    public static final String ISSUER = "https://provider.example/auth";

    private final Map<String, Person> people = new LinkedHashMap<>();
    private final List<String> ended = new ArrayList<>();
    private final Map<String, String> mailed = new LinkedHashMap<>();
    private final AtomicInteger counter = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean away;
    private volatile boolean confirmed = true;

    /** Whether it cannot be asked from now on. */
    public void setAway(boolean away) {
        this.away = away;
    }

    /** Whether the addresses that it tells of are confirmed from now on. */
    public void setConfirmed(boolean confirmed) {
        this.confirmed = confirmed;
    }

    /** Gives the person another address. */
    public synchronized void readdress(Email from, Email to) {
        people.put(to.value(), person(from));
        people.remove(from.value());
    }

    /** Ends all sessions of the person. */
    public synchronized void logOutEverywhere(Email email) {
        ended.add(person(email).id);
    }

    /** How often it was asked about sessions. */
    public int asked() {
        return asked.get();
    }

    /** A token of its own for the person. */
    public synchronized String token(Email email, String session, Instant end) {
        return "token|" + person(email).id + "|" + session + "|" + end;
    }

    /** What the person is called there. */
    public synchronized Subject subject(Email email) {
        return new Subject(ISSUER, person(email).id);
    }

    /** The token in the newest recovery mail. */
    public synchronized Optional<String> recoveryMailedTo(Email email) {
        return Optional.ofNullable(mailed.get(email.value()));
    }

    @Override
    public Optional<String> issuer() {
        return Optional.of(ISSUER);
    }

    @Override
    public synchronized Registration register(Applicant applicant) {
        refuseIfAway();
        var email = applicant.email().value();
        if (people.containsKey(email)) {
            return new Registration.EmailTaken();
        }
        people.put(
                email,
                new Person("person-" + people.size(), applicant.password().value()));
        return new Registration.Registered(elsewhere(applicant.email(), Optional.of(applicant)));
    }

    @Override
    public synchronized Proof prove(Attempt attempt) {
        refuseIfAway();
        var email = attempt.email().toLowerCase(Locale.ROOT);
        var person = Optional.ofNullable(people.get(email)).filter(p -> p.password.equals(attempt.password()));
        return person.<Proof>map(p -> new Proof.Proven(elsewhere(new Email(email), Optional.empty())))
                .orElseGet(Proof.Refused::new);
    }

    @Override
    public synchronized void recover(Email email, Origin origin) {
        refuseIfAway();
        if (people.containsKey(email.value())) {
            mailed.put(email.value(), "recovery-" + counter.incrementAndGet());
        }
    }

    @Override
    public synchronized Reset reset(Replacement replacement) {
        refuseIfAway();
        var found = mailed.entrySet().stream()
                .filter(entry -> entry.getValue().equals(replacement.token()))
                .findFirst();
        if (found.isEmpty()) {
            return new Reset.BadToken();
        }
        var email = new Email(found.get().getKey());
        people.put(
                email.value(), new Person(person(email).id, replacement.next().value()));
        return new Reset.Done(Optional.of(subject(email)));
    }

    @Override
    public synchronized Optional<String> renew(String grant) {
        asked.incrementAndGet();
        refuseIfAway();
        var parts = grant.split("\\|", -1);
        return parts[0].equals("grant") && !ended.contains(parts[1]) ? Optional.of(grant(parts[1])) : Optional.empty();
    }

    @Override
    public Optional<Ticket> read(String token, Instant now) {
        var parts = token.split("\\|", -1);
        return parts[0].equals("token") && now.isBefore(Instant.parse(parts[3]))
                ? Optional.of(new Ticket(new Subject(ISSUER, parts[1]), parts[2], Instant.parse(parts[3])))
                : Optional.empty();
    }

    @Override
    public synchronized Optional<Identity> holder(String token) {
        asked.incrementAndGet();
        refuseIfAway();
        return people.entrySet().stream()
                .filter(entry -> token.startsWith("token|" + entry.getValue().id + "|"))
                .filter(entry -> !ended.contains(entry.getValue().id))
                .findFirst()
                .map(entry ->
                        elsewhere(new Email(entry.getKey()), Optional.empty()).identity());
    }

    private Who.Elsewhere elsewhere(Email email, Optional<Applicant> applicant) {
        var person = person(email);
        var identity = new Identity(
                new Subject(ISSUER, person.id),
                email,
                confirmed,
                applicant.map(Applicant::name),
                applicant.map(Applicant::organizationName));
        return new Who.Elsewhere(identity, grant(person.id));
    }

    private Person person(Email email) {
        return Optional.ofNullable(people.get(email.value())).orElseThrow();
    }

    private String grant(String person) {
        return "grant|" + person + "|" + counter.incrementAndGet();
    }

    private void refuseIfAway() {
        if (away) {
            throw new AwayException("away");
        }
    }

    private record Person(String id, String password) {}
}
