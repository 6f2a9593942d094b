package app.visant.application.evaluation;

import app.visant.application.evaluation.port.AgentSettings;
import app.visant.application.evaluation.port.PanelRepository;
import app.visant.application.evaluation.port.PanelRepository.KeptPanel;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.AgentChoice;
import app.visant.domain.evaluation.ConsensusPolicy;
import app.visant.domain.evaluation.PanelPlan;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** An organization's say in who judges its stills. Keys go in and never come out. */
public final class Panels {
    private final TransactionRunner transactions;
    private final PanelRepository panels;
    private final PanelBook book;
    private final AgentOpening opening;
    private final SpendingControl spending;
    private final InstantSource clock;

    @Inject
    public Panels(
            TransactionRunner transactions,
            PanelRepository panels,
            PanelBook book,
            AgentOpening opening,
            SpendingControl spending,
            InstantSource clock) {
        this.transactions = transactions;
        this.panels = panels;
        this.book = book;
        this.opening = opening;
        this.spending = spending;
        this.clock = clock;
    }

    /** The panel that judges for the organization. */
    public Seating of(OrgId org) {
        return transactions.forOrg(org, tx -> seating(tx, org));
    }

    /**
     * Seats another panel from the next still on. An agent without a key keeps the one that was given before for the same
     * vendor at the same address, or else is the operator's.
     *
     * @throws IllegalArgumentException if such agents cannot make a panel
     */
    public Result choose(Principal.Insider actor, Wanted wanted) {
        var plan = PanelPlan.of(wanted.agents().stream().map(WantedAgent::agent).toList(), wanted.policy());
        return transactions.forOrg(actor.org(), tx -> {
            var keys = new HashMap<String, String>();
            var before = panels.find(tx, actor.org());
            for (var place = 0; place < plan.agents().size(); place++) {
                var agent = plan.agents().get(place);
                var key = wanted.agents().get(place).key().or(() -> kept(actor.org(), agent, before));
                var refusal = refusal(place, agent, key);
                if (refusal.isPresent()) {
                    return refusal.get();
                }
                key.ifPresent(k -> keys.put(agent.id(), book.sealed(actor.org(), agent, k)));
            }
            panels.keep(tx, actor.org(), new KeptPanel(plan, keys), clock.instant());
            // What waits for money may cost nothing now.
            spending.callBack(tx, actor.org(), clock.instant());
            tx.record(AuditEntry.by(actor, AuditAction.PANEL_CHOSEN)
                    .on(actor.org())
                    .with(plan.policy().rule()));
            return new Result.Seated(seating(tx, actor.org()));
        });
    }

    /** Leaves the choice to the installation again, and forgets all keys. */
    public Seating leave(Principal.Insider actor) {
        return transactions.forOrg(actor.org(), tx -> {
            panels.remove(tx, actor.org());
            spending.callBack(tx, actor.org(), clock.instant());
            tx.record(AuditEntry.by(actor, AuditAction.PANEL_LEFT).on(actor.org()));
            return seating(tx, actor.org());
        });
    }

    private Optional<Result> refusal(int place, AgentChoice agent, Optional<AgentSettings.Key> key) {
        if (!opening.knows(agent.vendor())) {
            return Optional.of(new Result.UnknownVendor(place));
        }
        var settings = book.settings(agent, key);
        if (settings.isEmpty()) {
            return Optional.of(new Result.NotOffered(place));
        }
        try {
            opening.check(settings.get());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(new Result.Refused(place, String.valueOf(e.getMessage())));
        }
    }

    private Optional<AgentSettings.Key> kept(OrgId org, AgentChoice agent, Optional<KeptPanel> before) {
        return before.flatMap(panel -> panel.plan().agents().stream()
                .filter(old -> old.sameAccount(agent) && panel.sealedKeys().containsKey(old.id()))
                .findFirst()
                .flatMap(old -> opened(org, old, panel)));
    }

    private Seating seating(Tx tx, OrgId org) {
        var own = panels.find(tx, org);
        var plan = own.map(KeptPanel::plan).orElseGet(book::standard);
        return new Seating(
                own.isPresent(),
                plan.policy(),
                plan.agents().stream().map(agent -> seat(org, agent, own)).toList());
    }

    private Seat seat(OrgId org, AgentChoice agent, Optional<KeptPanel> own) {
        var paysItself = own.filter(kept -> kept.sealedKeys().containsKey(agent.id()));
        var key = paysItself.flatMap(kept -> opened(org, agent, kept));
        var lost = paysItself.isPresent() && key.isEmpty();
        var settings = lost ? Optional.<AgentSettings>empty() : book.settings(agent, key);
        return new Seat(
                agent,
                settings.filter(s -> opening.knows(s.vendor())).isPresent(),
                settings.flatMap(AgentSettings::key).isPresent(),
                settings.filter(opening::available).isPresent());
    }

    /** Empty too if the installation cannot open it any more. */
    private Optional<AgentSettings.Key> opened(OrgId org, AgentChoice agent, KeptPanel kept) {
        try {
            return book.key(org, agent, kept);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What an organization would have. */
    public record Wanted(List<WantedAgent> agents, ConsensusPolicy policy) {
        public Wanted {
            agents = List.copyOf(agents);
        }
    }

    /** @param key empty keeps the one that was given before, if there is one */
    public record WantedAgent(PanelPlan.Wanted agent, Optional<AgentSettings.Key> key) {}

    /**
     * A panel as people see it.
     *
     * @param own whether the organization chose it
     */
    public record Seating(boolean own, ConsensusPolicy policy, List<Seat> agents) {}

    /**
     * An agent in its place.
     *
     * @param enabled whether it can be asked
     * @param keySet whether it is paid by a key, whosever it is
     * @param healthy whether it is not known to be out of order at the moment
     */
    public record Seat(AgentChoice agent, boolean enabled, boolean keySet, boolean healthy) {}

    /** What came of it; {@code place} is the agent's in the list. */
    public sealed interface Result {
        record Seated(Seating seating) implements Result {}

        record UnknownVendor(int place) implements Result {}

        /** The operator does not pay for this; it takes a key, or an address, of the organization's own. */
        record NotOffered(int place) implements Result {}

        /** @param reason in the voice of an answer to whoever chose it */
        record Refused(int place, String reason) implements Result {}
    }
}
