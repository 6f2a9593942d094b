package app.visant.application.evaluation.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.evaluation.port.PanelRepository.KeptPanel;
import app.visant.domain.evaluation.ConsensusPolicy;
import app.visant.domain.evaluation.ConsensusRule;
import app.visant.domain.evaluation.PanelPlan;
import app.visant.domain.evaluation.PanelPlan.Wanted;
import app.visant.domain.shared.OrgId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface PanelRepositoryContract {
    Instant NOON = PortsUnderTest.NOON;

    PortsUnderTest ports();

    @Test
    default void anOrganizationThatChoseNoneHasNone() {
        assertThat(of(ports().newOrg())).isEmpty();
    }

    @Test
    default void keepsAgentsInTheirOrderWithTheirKeysUnderEveryRule() {
        var org = ports().newOrg();
        for (var rule : ConsensusRule.values()) {
            var panel = panel(rule);

            keep(org, panel);

            assertThat(of(org)).contains(panel);
        }
    }

    @Test
    default void anotherPanelTakesThePlaceOfTheOneBeforeKeysIncluded() {
        var org = ports().newOrg();
        keep(org, panel(ConsensusRule.AGREE));
        var alone = new KeptPanel(
                PanelPlan.of(List.of(new Wanted("gemini", "flash", Optional.empty())), ConsensusPolicy.DEFAULT),
                Map.of());

        keep(org, alone);

        assertThat(of(org)).contains(alone);
    }

    @Test
    default void onceRemovedNothingIsLeft() {
        var org = ports().newOrg();
        keep(org, panel(ConsensusRule.MAJORITY));

        assertThat(remove(org)).isTrue();
        assertThat(of(org)).isEmpty();
        assertThat(remove(org)).isFalse();
    }

    @Test
    default void anotherOrganizationNeitherSeesNorChangesIt() {
        var org = ports().newOrg();
        var panel = panel(ConsensusRule.AGREE);
        keep(org, panel);
        var foreign = ports().in(ports().newOrg());

        assertThat(foreign.find(tx -> ports().panels().find(tx, org))).isEmpty();
        foreign.attempt(tx -> ports().panels().remove(tx, org));
        foreign.attempt(tx -> ports().panels().keep(tx, org, panel(ConsensusRule.MAJORITY), NOON));

        assertThat(of(org)).contains(panel);
    }

    private Optional<KeptPanel> of(OrgId org) {
        return ports().in(org).find(tx -> ports().panels().find(tx, org));
    }

    private void keep(OrgId org, KeptPanel panel) {
        ports().in(org).run(tx -> ports().panels().keep(tx, org, panel, NOON));
    }

    private boolean remove(OrgId org) {
        return ports().in(org).test(tx -> ports().panels().remove(tx, org));
    }

    private static KeptPanel panel(ConsensusRule rule) {
        var plan = PanelPlan.of(
                List.of(
                        new Wanted("openai", "gpt", Optional.empty()),
                        new Wanted("compatible", "llava:13b", Optional.of("https://models.example:8443/v1")),
                        new Wanted("openai", "gpt-large", Optional.empty())),
                new ConsensusPolicy(rule, 0.725));
        return new KeptPanel(plan, Map.of("openai", "sealed one", "openai-2", "sealed two"));
    }
}
