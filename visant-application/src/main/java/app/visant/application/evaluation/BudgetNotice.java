package app.visant.application.evaluation;

import app.visant.application.evaluation.port.OwnerDirectory;
import app.visant.application.job.JobHandler;
import app.visant.application.mail.Mail;
import app.visant.application.mail.Postbox;
import app.visant.application.mail.port.Recipient;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue;
import app.visant.application.shared.port.JobQueue.Lease;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.evaluation.Budget;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.Locale;

/**
 * Tells the owners of an organization that the month's budget is nearly, or wholly, used up. The letters are posted in the
 * transaction that ends the job, so that each mark is told once.
 */
public final class BudgetNotice implements JobHandler {
    static final String LANE = "budget";

    private static final double MICROS = 1_000_000;

    private final TransactionRunner transactions;
    private final OwnerDirectory owners;
    private final Postbox postbox;
    private final JobQueue jobs;

    @Inject
    public BudgetNotice(TransactionRunner transactions, OwnerDirectory owners, Postbox postbox, JobQueue jobs) {
        this.transactions = transactions;
        this.owners = owners;
        this.postbox = postbox;
        this.jobs = jobs;
    }

    @Override
    public JobKind kind() {
        return JobKind.NOTICE;
    }

    @Override
    public void handle(Lease lease) {
        var org = lease.job().org();
        var subject = Subject.parse(lease.job().subject());
        transactions.inSystem(Purpose.MEMBERSHIP, tx -> {
            if (jobs.complete(tx, lease)) {
                for (var owner : owners.owners(tx, org)) {
                    postbox.post(
                            tx,
                            Mail.of(org, new Recipient(owner.email(), owner.name()), "agent-budget")
                                    .with("percent", Integer.toString(subject.percent()))
                                    .with("month", subject.month().toString())
                                    .with("cap", dollars(subject.budget().capMicros()))
                                    .with(
                                            "consequence",
                                            consequence(subject.budget().beyond()))
                                    .linkingTo("/ui/settings/usage"));
                }
            }
        });
    }

    @Override
    public void abandon(Lease lease, String code) {
        transactions.inOrg(lease.job().org(), tx -> jobs.complete(tx, lease));
    }

    private static String dollars(long micros) {
        return String.format(Locale.ROOT, "%.2f", micros / MICROS);
    }

    private static String consequence(Budget.Beyond beyond) {
        return switch (beyond) {
            case BASELINE_ONLY -> "Beyond it, stills are judged by the local agent alone until the month ends.";
            case WAIT -> "Beyond it, stills wait to be judged until the month ends or the budget is raised.";
        };
    }

    /** What is to be told, as the job carries it. */
    record Subject(YearMonth month, int percent, Budget budget) {
        private static final String BETWEEN = "/";

        String text() {
            return String.join(
                    BETWEEN,
                    month.toString(),
                    Integer.toString(percent),
                    Long.toString(budget.capMicros()),
                    budget.beyond().wireName());
        }

        static Subject parse(String text) {
            var parts = text.split(BETWEEN, -1);
            var beyond = Budget.Beyond.named(parts[3]).orElseThrow();
            return new Subject(
                    YearMonth.parse(parts[0]),
                    Integer.parseInt(parts[1]),
                    new Budget(Long.parseLong(parts[2]), beyond));
        }
    }
}
