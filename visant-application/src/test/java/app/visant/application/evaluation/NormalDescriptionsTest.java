package app.visant.application.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import app.visant.application.InMemoryWorld;
import app.visant.application.evaluation.NormalDescriptions.Result;
import app.visant.application.evaluation.port.DescriptionRepository.Version;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.evaluation.DescriptionText;
import app.visant.domain.evaluation.NormalDescription;
import app.visant.domain.evaluation.WordDiff.Change;
import app.visant.domain.evaluation.WordDiff.Part;
import app.visant.domain.shared.DescriptionId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Principal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NormalDescriptionsTest {
    private static final Optional<DeviceId> EVERYWHERE = Optional.empty();

    private final InMemoryWorld ports = new InMemoryWorld();
    private final NormalDescriptions descriptions = new NormalDescriptions(
            ports.transactions(), ports.descriptions(), ports.devices(), ports.ids(), ports.clock());
    private final OrgId org = founded();
    private final Principal.User ada = ports.ownerOf(org);
    private final DeviceId gate = ports.newDevice(org).id();

    @Test
    void aNewVersionHoldsAtOnceAndSaysWhoWroteItWhen() {
        var written = write(EVERYWHERE, "Nobody in the yard.");

        assertThat(written.version()).isEqualTo(2);
        assertThat(written.author()).contains(ada.user());
        assertThat(descriptions.inForce(org, gate)).contains(written);
        assertThat(descriptions.find(org, written.id())).contains(new Version(written, true));
    }

    @Test
    void versionsAreCountedOverTheOrganizationAndItsDevices() {
        var own = write(Optional.of(gate), "The gate is shut.");
        var general = write(EVERYWHERE, "Nobody in the yard.");

        assertThat(own.version()).isEqualTo(2);
        assertThat(general.version()).isEqualTo(3);
        assertThat(descriptions.inForce(org, gate)).contains(own);
        assertThat(descriptions.inForce(org, ports.newDevice(org).id())).contains(general);
    }

    @Test
    void withoutItsOwnADeviceIsJudgedByTheOrganizationsAgain() {
        var own = write(Optional.of(gate), "The gate is shut.");
        var general = write(EVERYWHERE, "Nobody in the yard.");

        assertThat(descriptions.dropOverride(ada, gate)).isTrue();
        assertThat(descriptions.inForce(org, gate)).contains(general);

        assertThat(descriptions.activate(ada, own.id())).contains(own);
        assertThat(descriptions.inForce(org, gate)).contains(own);
    }

    @Test
    void onRecordIsOnlyWhatWasTakenAway() {
        write(Optional.of(gate), "The gate is shut.");

        assertThat(descriptions.dropOverride(ada, gate)).isTrue();
        assertThat(descriptions.dropOverride(ada, gate)).isTrue();

        var entries = ports.in(org).list(tx -> ports.transactions().audit(tx).toList());
        assertThat(entries)
                .extracting(entered -> entered.entry().action())
                .containsOnlyOnce(AuditAction.DESCRIPTION_DROPPED);
    }

    @Test
    void goingBackMakesNoNewVersion() {
        var second = write(EVERYWHERE, "Nobody in the yard.");
        write(EVERYWHERE, "Everybody in the yard.");

        assertThat(descriptions.activate(ada, second.id())).contains(second);

        assertThat(descriptions.inForce(org, gate)).contains(second);
        assertThat(listed(EVERYWHERE))
                .extracting(v -> v.description().version())
                .containsExactly(3, 2, 1);
        assertThat(listed(EVERYWHERE)).extracting(Version::active).containsExactly(false, true, false);
    }

    @Test
    void soManyVersionsAtMostAreKeptOfTheOrganizationAndOfEachDevice() {
        for (var version = 1; version < NormalDescriptions.MOST_VERSIONS; version++) {
            write(EVERYWHERE, "Nobody at " + version + " o'clock.");
        }

        assertThat(descriptions.write(ada, EVERYWHERE, new DescriptionText("One more.")))
                .isEqualTo(new Result.TooMany(NormalDescriptions.MOST_VERSIONS));
        assertThat(write(Optional.of(gate), "The gate is shut.").version()).isEqualTo(1_001);
    }

    @Test
    void aDifferenceIsToldInWords() {
        var before = write(EVERYWHERE, "Nobody in the yard.");
        var after = write(Optional.of(gate), "Nobody at the gate.");

        var diff = descriptions.diff(org, before.id(), after.id()).orElseThrow();

        assertThat(diff.before()).isEqualTo(before);
        assertThat(diff.after()).isEqualTo(after);
        assertThat(diff.parts())
                .containsExactly(
                        new Part(Change.SAME, "Nobody "),
                        new Part(Change.REMOVED, "in "),
                        new Part(Change.ADDED, "at "),
                        new Part(Change.SAME, "the "),
                        new Part(Change.REMOVED, "yard."),
                        new Part(Change.ADDED, "gate."));
    }

    @Test
    void nobodyDescribesOrReadsWhatIsAnothers() {
        var written = write(EVERYWHERE, "Nobody in the yard.");
        var other = founded();
        var eve = ports.ownerOf(other);

        assertThat(descriptions.write(eve, Optional.of(gate), new DescriptionText("All is normal.")))
                .isEqualTo(new Result.Unknown());
        assertThat(descriptions.activate(eve, written.id())).isEmpty();
        assertThat(descriptions.dropOverride(eve, gate)).isFalse();
        assertThat(descriptions.find(other, written.id())).isEmpty();
        assertThat(descriptions.diff(other, written.id(), written.id())).isEmpty();
        assertThat(descriptions.inForce(other, gate)).isEmpty();
        assertThat(descriptions.list(other, Optional.of(gate), Page.Request.first(9)))
                .isEmpty();
        assertThat(descriptions.inForce(org, gate)).contains(written);
    }

    private NormalDescription write(Optional<DeviceId> scope, String text) {
        return descriptions.write(ada, scope, new DescriptionText(text)) instanceof Result.Written(var version)
                ? version
                : fail("not written");
    }

    private List<Version> listed(Optional<DeviceId> scope) {
        return descriptions
                .list(org, scope, Page.Request.first(50))
                .orElseThrow()
                .items();
    }

    private OrgId founded() {
        var id = ports.newOrg();
        var first = NormalDescription.first(
                new DescriptionId(ports.ids().next()), id, ports.clock().instant());
        ports.in(id).run(tx -> ports.descriptions().add(tx, first));
        return id;
    }
}
