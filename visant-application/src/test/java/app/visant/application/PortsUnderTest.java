package app.visant.application;

import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.IdempotencyStore;
import app.visant.application.shared.port.JobQueue;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.RateLimiter;
import app.visant.application.shared.port.SettableClock;
import app.visant.application.shared.port.SignalBus;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.org.Organization;
import app.visant.domain.shared.OrgId;
import java.time.Instant;
import java.util.function.Function;

/**
 * The ports over one database, as a contract needs them, and the rows that everything hangs on. The database may be
 * shared and full of other tests' rows: what a test makes has fresh ids, and it looks at nothing else.
 */
public interface PortsUnderTest {
    /** When the tests take place. */
    Instant NOON = SettableClock.NOON;

    TransactionRunner transactions();

    JobQueue jobs();

    SignalBus signals();

    RateLimiter rateLimiter();

    IdempotencyStore idempotency();

    /** Never the same id twice in one database. */
    IdGenerator ids();

    OrganizationRepository organizations();

    /** Transactions of that organization. */
    default Inside in(OrgId org) {
        return new Inside(new Inside.Runner() {
            @Override
            public <T> T run(Function<Tx, T> work) {
                return transactions().forOrg(org, work);
            }
        });
    }

    /** Transactions across organizations. */
    default Inside system(Purpose purpose) {
        return new Inside(new Inside.Runner() {
            @Override
            public <T> T run(Function<Tx, T> work) {
                return transactions().system(purpose, work);
            }
        });
    }

    /** A stored organization. */
    default OrgId newOrg() {
        var organization = Organization.founded(new OrgId(ids().next()), "Harbour works", NOON);
        system(Purpose.LOG_IN).run(tx -> organizations().add(tx, organization));
        return organization.id();
    }
}
