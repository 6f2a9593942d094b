package app.visant.http.evaluation;

import app.visant.application.evaluation.Panels;
import app.visant.application.evaluation.Panels.Result;
import app.visant.application.evaluation.Panels.Seat;
import app.visant.application.evaluation.Panels.Seating;
import app.visant.application.evaluation.Panels.Wanted;
import app.visant.application.evaluation.Panels.WantedAgent;
import app.visant.application.evaluation.port.AgentSettings;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.evaluation.AgentChoice;
import app.visant.domain.evaluation.ConsensusPolicy;
import app.visant.domain.evaluation.ConsensusRule;
import app.visant.domain.evaluation.PanelPlan;
import app.visant.domain.shared.Permission;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import app.visant.http.Input;
import app.visant.http.Problem;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who judges an organization's stills. Keys go in here and never come out. */
public final class AgentEndpoints implements EndpointTable {
    private static final String PATH = "/v1/agents";
    private static final int MAX_KEY = 400;

    private final Panels panels;

    @Inject
    public AgentEndpoints(Panels panels) {
        this.panels = panels;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(PATH, "The agents that judge, in the panel's order")
                        .requires(Permission.AGENTS_READ)
                        .answersList(AgentAnswer.class)
                        .handledBy(exchange -> Answer.list(
                                PanelAnswer.of(panels.of(exchange.org())).agents())),
                Endpoint.get(PATH + "/panel", "The panel: its agents, and how their answers become one")
                        .requires(Permission.AGENTS_READ)
                        .answers(PanelAnswer.class)
                        .handledBy(exchange -> Answer.ok(PanelAnswer.of(panels.of(exchange.org())))),
                Endpoint.put(PATH, "Choose the panel; an agent without a key keeps the one it had")
                        .requires(Permission.AGENTS_MANAGE)
                        .takes(PanelRequest.class)
                        .answers(PanelAnswer.class)
                        .records(AuditAction.PANEL_CHOSEN)
                        .handledBy(this::choose),
                Endpoint.delete(PATH, "Leave the choice to the installation again, and forget all keys")
                        .requires(Permission.AGENTS_MANAGE)
                        .records(AuditAction.PANEL_LEFT)
                        .handledBy(this::leave));
    }

    private Answer choose(Exchange exchange) {
        var in = exchange.body();
        var agents = in.objects("agents", AgentEndpoints::agent);
        var rule = in.optional("policy", Form.word(ConsensusRule.class));
        var threshold = in.optional("threshold", Form.DECIMAL);
        in.check();
        var wanted = in.make(() -> {
            var usual = ConsensusPolicy.DEFAULT;
            var policy = new ConsensusPolicy(
                    rule.get().orElse(usual.rule()), threshold.get().orElse(usual.threshold()));
            var plan =
                    PanelPlan.of(agents.get().stream().map(WantedAgent::agent).toList(), policy);
            return new Wanted(agents.get(), plan.policy());
        });
        return switch (panels.choose(exchange.insider(), wanted)) {
            case Result.Seated(Seating seating) -> Answer.ok(PanelAnswer.of(seating));
            case Result.UnknownVendor(int place) ->
                throw Problem.invalid(at(place) + "/vendor", "must be a vendor that the installation knows");
            case Result.NotOffered(int place) ->
                throw Problem.invalid(
                        at(place),
                        "the installation does not offer this model; bring an api_key, or a base_url, of your own");
            case Result.Refused(int place, String reason) -> throw Problem.invalid(at(place), reason);
        };
    }

    private Answer leave(Exchange exchange) {
        panels.leave(exchange.insider());
        return Answer.nothing();
    }

    private static WantedAgent agent(Input in) {
        var vendor = in.require("vendor", AgentChoice::vendor);
        var model = in.require("model", Form.TEXT);
        var baseUrl = in.optional("base_url", AgentEndpoints::address);
        var key = in.optional("api_key", AgentEndpoints::key);
        return new WantedAgent(new PanelPlan.Wanted(vendor.get(), model.get(), baseUrl.get()), key.get());
    }

    /** What is wrong with a key is told without the key. */
    private static AgentSettings.Key key(String text) {
        if (text.length() > MAX_KEY) {
            throw new IllegalArgumentException("must be at most " + MAX_KEY + " characters");
        }
        return new AgentSettings.Key(text);
    }

    /** Without a trailing slash; nothing secret belongs into an address. */
    private static String address(String text) {
        var address = URI.create(text.strip().replaceFirst("/+$", ""));
        var scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        var web = scheme.equals("https") || scheme.equals("http");
        if (!web
                || address.getHost() == null
                || address.getUserInfo() != null
                || address.getQuery() != null
                || address.getFragment() != null) {
            throw new IllegalArgumentException(
                    "must be an http or https address without a user, a query or a fragment");
        }
        return address.toString();
    }

    private static String at(int place) {
        return "/agents/" + place;
    }

    private record AgentRequest(String vendor, String model, Optional<String> baseUrl, Optional<String> apiKey) {
        @Override
        public String toString() {
            return "AgentRequest[" + vendor + "]";
        }
    }

    private record PanelRequest(List<AgentRequest> agents, Optional<String> policy, Optional<Double> threshold) {}

    /**
     * An agent in its place.
     *
     * @param enabled whether it can be asked
     * @param keySet whether it is paid by a key, the organization's or the operator's
     * @param healthy false while it is known to be out of order
     */
    private record AgentAnswer(
            String id,
            String vendor,
            String model,
            Optional<String> baseUrl,
            boolean enabled,
            boolean keySet,
            boolean healthy) {
        private static AgentAnswer of(Seat seat) {
            return new AgentAnswer(
                    seat.agent().id(),
                    seat.agent().vendor(),
                    seat.agent().model(),
                    seat.agent().baseUrl(),
                    seat.enabled(),
                    seat.keySet(),
                    seat.healthy());
        }
    }

    /** @param own false if the organization left the choice to the installation */
    private record PanelAnswer(boolean own, String policy, double threshold, List<AgentAnswer> agents) {
        private static PanelAnswer of(Seating seating) {
            return new PanelAnswer(
                    seating.own(),
                    seating.policy().rule().wireName(),
                    seating.policy().threshold(),
                    seating.agents().stream().map(AgentAnswer::of).toList());
        }
    }
}
