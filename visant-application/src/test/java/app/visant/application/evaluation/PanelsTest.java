package app.visant.application.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.application.evaluation.Panels.Result;
import app.visant.application.evaluation.Panels.Wanted;
import app.visant.application.evaluation.Panels.WantedAgent;
import app.visant.application.evaluation.port.AgentSettings;
import app.visant.application.evaluation.port.ModelProvider;
import app.visant.application.evaluation.port.PanelRepository.KeptPanel;
import app.visant.application.evaluation.port.ScriptedModelProvider;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.evaluation.ConsensusPolicy;
import app.visant.domain.evaluation.ConsensusRule;
import app.visant.domain.evaluation.PanelPlan;
import app.visant.domain.evaluation.PriceList;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PanelsTest {
    private static final String OWN = "sk-the-organizations-own";
    private static final String OPERATORS = "sk-the-operators";
    private static final ConsensusPolicy MAJORITY = new ConsensusPolicy(ConsensusRule.MAJORITY, 0.7);

    private final InMemoryWorld world = new InMemoryWorld();
    private final Principal.User admin = world.ownerOf(world.newOrg());
    private final ScriptedModelProvider openai = new ScriptedModelProvider("openai");
    private final ScriptedModelProvider compatible = new ScriptedModelProvider("compatible");
    private final ScriptedModelProvider local = new ScriptedModelProvider("baseline");
    private final AgentOpening opening = new AgentOpening(
            Set.<ModelProvider>of(openai, compatible, local),
            new AgentOpening.Manner(agent -> agent, Duration.ofMinutes(1)));
    private final OperatorAgents operators = new OperatorAgents(List.of(new AgentSettings(
            "openai",
            "openai",
            "gpt-operator",
            Optional.of(URI.create("http://10.0.0.9/v1")),
            Optional.of(new AgentSettings.Key(OPERATORS)),
            true)));
    private final PanelBook book = new PanelBook(world.panels(), world.secretBox(), operators, opening);
    private final SpendingControl spending =
            new SpendingControl(book, world.spending(), PriceList.FREE, world.jobs(), world.ids(), world.signals());
    private final Panels panels =
            new Panels(world.transactions(), world.panels(), book, opening, spending, world.clock());

    @Test
    void anOrganizationThatChoseNoneHasTheOperatorsPanelWithoutItsAddress() {
        var seating = panels.of(admin.org());

        assertThat(seating.own()).isFalse();
        assertThat(seating.policy()).isEqualTo(ConsensusPolicy.DEFAULT);
        assertThat(seating.agents()).singleElement().satisfies(seat -> {
            assertThat(seat.agent().id()).isEqualTo("openai");
            assertThat(seat.agent().baseUrl()).isEmpty();
            assertThat(seat.keySet()).isTrue();
            assertThat(seat.enabled()).isTrue();
        });
    }

    @Test
    void aChosenPanelJudgesFromThenOnWithTheKeyThatWasGiven() {
        choose(wanted("openai", "gpt", OWN), wanted("baseline", "baseline"));

        var opened = opened(admin.org());
        assertThat(opened.policy()).isEqualTo(MAJORITY);
        assertThat(opened.agents()).containsExactly("openai", "baseline");
        assertThat(openai.opened().getLast())
                .isEqualTo(new AgentSettings(
                        "openai", "openai", "gpt", Optional.empty(), Optional.of(new AgentSettings.Key(OWN)), false));
    }

    @Test
    void theKeyIsSealedForItsAgentAndShownNowhere() {
        var result = choose(wanted("openai", "gpt", OWN));

        var kept = kept();
        assertThat(kept.sealedKeys().getOrDefault("openai", "")).doesNotContain(OWN);
        assertThat(world.secretBox()
                        .open(
                                "agent-key:" + admin.org() + ":openai",
                                kept.sealedKeys().getOrDefault("openai", "")))
                .isEqualTo(OWN);
        assertThat(result.toString() + kept + panels.of(admin.org())).doesNotContain(OWN);
    }

    @Test
    void aKeyThatWasMovedToAnotherRowDoesNotOpenAndNobodyElsesIsUsedForIt() {
        choose(wanted("openai", "gpt-operator", OWN));
        var thief = world.newOrg();
        var stolen = kept();
        world.in(thief)
                .run(tx -> world.panels().keep(tx, thief, stolen, world.clock().instant()));

        opened(thief);

        assertThat(openai.opened())
                .noneMatch(settings -> settings.key().equals(Optional.of(new AgentSettings.Key(OPERATORS))));
        assertThat(panels.of(thief).agents()).singleElement().satisfies(seat -> {
            assertThat(seat.enabled()).isFalse();
            assertThat(seat.keySet()).isFalse();
        });
    }

    @Test
    void leavingTheKeyOutKeepsTheOneOfTheSameVendorAtTheSameAddress() {
        var there = "https://models.example/v1";
        choose(wanted("openai", "gpt", OWN), wanted("compatible", "llava", there, OWN + "-2"));

        choose(wanted("compatible", "llava:34b", there), wanted("openai", "gpt-large"));

        opened(admin.org());
        assertThat(openai.opened().getLast().key()).contains(new AgentSettings.Key(OWN));
        assertThat(compatible.opened().getLast().key()).contains(new AgentSettings.Key(OWN + "-2"));
    }

    @Test
    void aKeyIsNeverSentToAnotherAddressThanItWasGivenFor() {
        choose(wanted("compatible", "llava", "https://models.example/v1", OWN));

        choose(wanted("compatible", "llava", "https://elsewhere.example/v1"));
        opened(admin.org());
        assertThat(compatible.opened().getLast().key()).isEmpty();

        choose(wanted("openai", "gpt-operator", "https://elsewhere.example/v1"));
        opened(admin.org());
        assertThat(openai.opened().getLast().key()).isEmpty();
        assertThat(openai.opened().getLast().operators()).isFalse();
    }

    @Test
    void theOperatorPaysForTheOperatorsModelOnly() {
        assertThat(choose(wanted("openai", "gpt-operator"))).isInstanceOf(Result.Seated.class);
        assertThat(choose(wanted("baseline", "baseline"), wanted("openai", "gpt-dearest")))
                .isEqualTo(new Result.NotOffered(1));
        assertThat(choose(wanted("compatible", "llava"))).isEqualTo(new Result.NotOffered(0));

        assertThat(kept().plan().agents())
                .singleElement()
                .satisfies(agent -> assertThat(agent.model()).isEqualTo("gpt-operator"));
    }

    @Test
    void vendorsThatAreUnknownOrRefuseAreNamedByTheirPlace() {
        var picky = new ScriptedModelProvider("picky", settings -> {
            throw new IllegalArgumentException("needs a longer key");
        });
        var other = new AgentOpening(
                Set.<ModelProvider>of(picky), new AgentOpening.Manner(agent -> agent, Duration.ofMinutes(1)));
        var strict = new Panels(
                world.transactions(),
                world.panels(),
                new PanelBook(world.panels(), world.secretBox(), operators, other),
                other,
                spending,
                world.clock());

        assertThat(strict.choose(admin, new Wanted(List.of(wanted("acme", "m", OWN)), MAJORITY)))
                .isEqualTo(new Result.UnknownVendor(0));
        assertThat(strict.choose(admin, new Wanted(List.of(wanted("picky", "m", OWN)), MAJORITY)))
                .isEqualTo(new Result.Refused(0, "needs a longer key"));
        assertThat(world.in(admin.org()).find(tx -> world.panels().find(tx, admin.org())))
                .isEmpty();
    }

    @Test
    void leavingForgetsThePanelAndItsKeys() {
        choose(wanted("openai", "gpt", OWN));

        assertThat(panels.leave(admin).own()).isFalse();

        assertThat(world.in(admin.org()).find(tx -> world.panels().find(tx, admin.org())))
                .isEmpty();
        assertThat(choose(wanted("openai", "gpt"))).isEqualTo(new Result.NotOffered(0));
    }

    @Test
    void choosingAndLeavingAreOnRecordWithoutAnyKey() {
        choose(wanted("openai", "gpt", OWN));
        panels.leave(admin);

        var entries =
                world.in(admin.org()).list(tx -> world.transactions().audit(tx).toList());
        assertThat(entries)
                .extracting(entered -> entered.entry().action())
                .containsExactly(AuditAction.PANEL_CHOSEN, AuditAction.PANEL_LEFT);
        assertThat(entries.toString()).doesNotContain(OWN);
    }

    private Result choose(WantedAgent... agents) {
        return panels.choose(admin, new Wanted(List.of(agents), MAJORITY));
    }

    private Panel opened(OrgId org) {
        return world.in(org).get(tx -> book.of(tx, org));
    }

    private KeptPanel kept() {
        return world.in(admin.org())
                .find(tx -> world.panels().find(tx, admin.org()))
                .orElseThrow();
    }

    private static WantedAgent wanted(String vendor, String model) {
        return new WantedAgent(new PanelPlan.Wanted(vendor, model, Optional.empty()), Optional.empty());
    }

    /** With a key, or at an address. */
    private static WantedAgent wanted(String vendor, String model, String more) {
        return more.startsWith("https:")
                ? new WantedAgent(new PanelPlan.Wanted(vendor, model, Optional.of(more)), Optional.empty())
                : new WantedAgent(
                        new PanelPlan.Wanted(vendor, model, Optional.empty()),
                        Optional.of(new AgentSettings.Key(more)));
    }

    private static WantedAgent wanted(String vendor, String model, String url, String key) {
        return new WantedAgent(
                new PanelPlan.Wanted(vendor, model, Optional.of(url)), Optional.of(new AgentSettings.Key(key)));
    }
}
