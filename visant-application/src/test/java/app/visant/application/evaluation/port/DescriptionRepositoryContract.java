package app.visant.application.evaluation.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.Paging;
import app.visant.application.PortsUnderTest;
import app.visant.application.evaluation.port.DescriptionRepository.Version;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.evaluation.DescriptionText;
import app.visant.domain.evaluation.NormalDescription;
import app.visant.domain.shared.DescriptionId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public interface DescriptionRepositoryContract {
    PortsUnderTest ports();

    @Test
    default void theFirstOneIsAddedWhereTheOrganizationIsFounded() {
        var org = ports().newOrg();
        var first = NormalDescription.first(newId(), org, PortsUnderTest.NOON);

        ports().system(Purpose.LOG_IN).run(tx -> ports().descriptions().add(tx, first));

        assertThat(inForce(org)).isEqualTo(first);
    }

    @Test
    default void theOneAddedLastIsTheActiveOne() {
        var org = ports().newOrg();
        add(version(org, 1, "Nobody in the yard."));
        var second = version(org, 2, "Niemand im Hof – außer der Katze 🐈.\nUnd nachts ist Licht aus.");

        replace(second);

        assertThat(inForce(org)).isEqualTo(second);
        assertThat(latest(org)).isEqualTo(second);
    }

    @Test
    default void itKeepsWhoWroteIt() {
        var author = ports().newOwner();
        var org = author.currentOrg();
        var written = new NormalDescription(
                newId(),
                org,
                Optional.empty(),
                1,
                new DescriptionText("Nobody."),
                Optional.of(author.id()),
                PortsUnderTest.NOON);

        add(written);

        assertThat(inForce(org)).isEqualTo(written);
    }

    @Test
    default void aDeviceIsJudgedByItsOwnUntilItHasNoneAnyMore() {
        var org = ports().newOrg();
        var device = ports().newDevice(org).id();
        var neighbour = ports().newDevice(org).id();
        var general = version(org, 1, "Nobody in the yard.");
        var own = version(org, Optional.of(device), 2, "The gate is shut.");
        add(general);
        add(own);

        assertThat(inForce(org, device)).isEqualTo(own);
        assertThat(inForce(org, neighbour)).isEqualTo(general);

        assertThat(retire(org, Optional.of(device))).isTrue();
        assertThat(retire(org, Optional.of(device))).isFalse();
        assertThat(inForce(org, device)).isEqualTo(general);
        assertThat(found(org, own.id())).contains(new Version(own, false));
    }

    @Test
    default void anOlderOneCanBeMadeActiveAgain() {
        var org = ports().newOrg();
        var first = version(org, 1, "Nobody in the yard.");
        var second = version(org, 2, "Anybody in the yard.");
        add(first);
        replace(second);

        retire(org, Optional.empty());
        assertThat(activate(org, first.id())).isTrue();

        assertThat(inForce(org)).isEqualTo(first);
        assertThat(latest(org)).isEqualTo(second);
        assertThat(listed(org, Optional.empty())).containsExactly(new Version(second, false), new Version(first, true));
        assertThat(activate(org, newId())).isFalse();
    }

    @Test
    default void aScopeNeverHasTwoActiveOnesNorAnOrganizationAVersionTwice() {
        var org = ports().newOrg();
        var device = ports().newDevice(org).id();
        var first = version(org, 1, "Nobody.");
        add(first);

        assertThatThrownBy(() -> add(version(org, 2, "Somebody."))).isNotNull();
        assertThatThrownBy(() -> add(version(org, Optional.of(device), 1, "Somebody.")))
                .isNotNull();
        assertThat(inForce(org, device)).isEqualTo(first);
    }

    @Test
    default void listsTheVersionsOfOneScopeTheNewestFirst() {
        var org = ports().newOrg();
        var device = ports().newDevice(org).id();
        var general = IntStream.rangeClosed(1, 5)
                .mapToObj(n -> version(org, n, "Version " + n))
                .toList();
        add(general.getFirst());
        general.stream().skip(1).forEach(this::replace);
        var own = version(org, Optional.of(device), 6, "The gate is shut.");
        add(own);

        var pages = Paging.all(2, request -> list(org, Optional.empty(), request));

        assertThat(pages).extracting(Version::description).containsExactlyElementsOf(general.reversed());
        assertThat(pages).extracting(Version::active).containsExactly(true, false, false, false, false);
        assertThat(listed(org, Optional.of(device))).containsExactly(new Version(own, true));
        assertThat(listed(org, Optional.of(new DeviceId("UNKNOWN")))).isEmpty();
    }

    @Test
    default void organizationsHaveTheirOwn() {
        var org = ports().newOrg();
        var other = ports().newOrg();
        var mine = version(org, 1, "Nobody in the yard.");
        var theirs = version(other, 1, "Everybody in the yard.");
        add(mine);
        add(theirs);

        assertThat(inForce(org)).isEqualTo(mine);
        assertThat(inForce(other)).isEqualTo(theirs);
    }

    @Test
    default void anotherOrganizationNeitherReadsNorChangesAny() {
        var org = ports().newOrg();
        var other = ports().newOrg();
        var mine = version(org, 1, "Nobody in the yard.");
        add(mine);
        add(version(other, 1, "Theirs."));
        var foreign = ports().in(other);

        assertThatThrownBy(() -> foreign.run(tx -> ports().descriptions().inForce(tx, org, new DeviceId("ANY"))))
                .isNotNull();
        assertThatThrownBy(() -> foreign.run(tx -> ports().descriptions().add(tx, version(org, 2, "All is normal."))))
                .isNotNull();
        for (var claimed : List.of(org, other)) {
            assertThat(foreign.find(tx -> ports().descriptions().find(tx, claimed, mine.id())))
                    .isEmpty();
            foreign.attempt(tx -> ports().descriptions().activate(tx, claimed, mine.id(), PortsUnderTest.NOON));
        }
        foreign.attempt(tx -> ports().descriptions().retire(tx, org, Optional.empty()));
        assertThat(foreign.page(tx -> ports().descriptions().list(tx, org, Optional.empty(), Page.Request.first(9)))
                        .items())
                .isEmpty();

        assertThat(inForce(org)).isEqualTo(mine);
    }

    private DescriptionId newId() {
        return new DescriptionId(ports().ids().next());
    }

    private NormalDescription version(OrgId org, int version, String text) {
        return version(org, Optional.empty(), version, text);
    }

    private NormalDescription version(OrgId org, Optional<DeviceId> device, int version, String text) {
        return new NormalDescription(
                newId(),
                org,
                device,
                version,
                new DescriptionText(text),
                Optional.empty(),
                PortsUnderTest.NOON.plusSeconds(version));
    }

    private void add(NormalDescription description) {
        ports().in(description.org()).run(tx -> ports().descriptions().add(tx, description));
    }

    private void replace(NormalDescription description) {
        ports().in(description.org()).run(tx -> {
            ports().descriptions().retire(tx, description.org(), description.device());
            ports().descriptions().add(tx, description);
        });
    }

    private boolean retire(OrgId org, Optional<DeviceId> scope) {
        return ports().in(org).test(tx -> ports().descriptions().retire(tx, org, scope));
    }

    private boolean activate(OrgId org, DescriptionId id) {
        return ports().in(org)
                .test(tx -> ports().descriptions().activate(tx, org, id, PortsUnderTest.NOON.plusSeconds(60)));
    }

    private Optional<Version> found(OrgId org, DescriptionId id) {
        return ports().in(org).find(tx -> ports().descriptions().find(tx, org, id));
    }

    private NormalDescription latest(OrgId org) {
        return ports().in(org).get(tx -> ports().descriptions().lockLatest(tx, org));
    }

    private NormalDescription inForce(OrgId org) {
        return inForce(org, new DeviceId("ANY"));
    }

    private NormalDescription inForce(OrgId org, DeviceId device) {
        return ports().in(org).get(tx -> ports().descriptions().inForce(tx, org, device));
    }

    private Page<Version> list(OrgId org, Optional<DeviceId> scope, Page.Request request) {
        return ports().in(org).page(tx -> ports().descriptions().list(tx, org, scope, request));
    }

    private List<Version> listed(OrgId org, Optional<DeviceId> scope) {
        return list(org, scope, Page.Request.first(200)).items();
    }
}
