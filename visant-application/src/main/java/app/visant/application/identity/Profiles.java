package app.visant.application.identity;

import app.visant.application.identity.port.ProfileReadModel;
import app.visant.application.identity.port.ProfileReadModel.Profile;
import app.visant.application.identity.port.UserRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Texts;
import jakarta.inject.Inject;
import java.util.Optional;

/** A person's own account, as the person sees and changes it. */
public final class Profiles {
    private static final int MAX_NAME = 120;

    private final TransactionRunner transactions;
    private final ProfileReadModel profiles;
    private final UserRepository users;

    @Inject
    public Profiles(TransactionRunner transactions, ProfileReadModel profiles, UserRepository users) {
        this.transactions = transactions;
        this.profiles = profiles;
        this.users = users;
    }

    public Optional<Profile> of(Principal.User person) {
        return transactions.system(Purpose.LOG_IN, tx -> profiles.find(tx, person.user(), person.org()));
    }

    /** @throws IllegalArgumentException if the name is not one line of 1 to 120 characters */
    public Optional<Profile> rename(Principal.User person, String name) {
        var line = Texts.line(name, MAX_NAME);
        return transactions.system(Purpose.LOG_IN, tx -> {
            users.rename(tx, person.user(), line);
            tx.record(AuditEntry.by(person, AuditAction.ACCOUNT_RENAMED).on(person.user()));
            return profiles.find(tx, person.user(), person.org());
        });
    }
}
