package app.visant.application.identity;

import app.visant.application.identity.port.AccountReadModel;
import app.visant.application.identity.port.AccountReadModel.AccountView;
import app.visant.application.identity.port.AccountReadModel.Filter;
import app.visant.application.identity.port.SessionRepository;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.identity.Session;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.UserId;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What accounts there are, for the operator of the platform. */
public final class AccountSurvey {
    private final TransactionRunner transactions;
    private final AccountReadModel views;
    private final SessionRepository sessions;
    private final InstantSource clock;

    @Inject
    public AccountSurvey(
            TransactionRunner transactions, AccountReadModel views, SessionRepository sessions, InstantSource clock) {
        this.transactions = transactions;
        this.views = views;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** The newest first. */
    public Page<AccountView> list(Filter filter, Page.Request page) {
        return transactions.system(Purpose.OPERATOR, tx -> views.list(tx, filter, page));
    }

    /** Empty if there is no such account. */
    public Optional<Surveyed> find(UserId user) {
        return transactions.system(
                Purpose.OPERATOR,
                tx -> views.find(tx, user).map(view -> new Surveyed(view, sessions.live(tx, user, clock.instant()))));
    }

    /** An account with its live sessions, the newest first. */
    public record Surveyed(AccountView view, List<Session> sessions) {
        public Surveyed {
            sessions = List.copyOf(sessions);
        }
    }
}
