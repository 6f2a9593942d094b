package app.visant.application.identity.port;

import app.visant.domain.identity.Email;
import app.visant.domain.shared.Origin;
import java.util.Optional;

/** For tests of what has to know no more than that passwords are kept here; it proves nobody. */
public final class PlainIdentityProvider implements IdentityProvider {
    @Override
    public Optional<String> issuer() {
        return Optional.empty();
    }

    @Override
    public Registration register(Applicant applicant) {
        return new Registration.Hashed("plain:" + applicant.password().value());
    }

    @Override
    public Proof prove(Attempt attempt) {
        return new Proof.Refused();
    }

    @Override
    public void recover(Email email, Origin origin) {}

    @Override
    public Reset reset(Replacement replacement) {
        return new Reset.BadToken();
    }
}
