package app.visant.application.org.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Inside;
import app.visant.application.Paging;
import app.visant.application.PortsUnderTest;
import app.visant.application.org.port.OrganizationReadModel.Filter;
import app.visant.application.org.port.OrganizationReadModel.OrganizationView;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.User;
import app.visant.domain.org.Organization;
import app.visant.domain.org.Suspension;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public interface OrganizationReadModelContract {
    PortsUnderTest ports();

    @Test
    default void showsWhatBelongsToAnOrganization() {
        var owner = ports().newOwner();
        var org = owner.currentOrg();
        var guest = ports().newOwner();
        operator()
                .run(tx ->
                        ports().members().add(tx, new Membership(guest.id(), org, Role.VIEWER), PortsUnderTest.NOON));
        ports().newDevice(org);
        var retired = ports().newDevice(org);
        ports().in(org).run(tx -> ports().devices().update(tx, retired.deactivate(PortsUnderTest.NOON)));

        assertThat(find(org)).hasValueSatisfying(view -> {
            assertThat(view.organization().id()).isEqualTo(org);
            assertThat(view.owners()).containsExactly(owner.email());
            assertThat(view.members()).isEqualTo(2);
            assertThat(view.devicesUsed()).isEqualTo(1);
            assertThat(view.suspension()).isEmpty();
            assertThat(view.closedAt()).isEmpty();
        });
        assertThat(find(new OrgId(ports().ids().next()))).isEmpty();
    }

    @Test
    default void tellsThatItIsSuspendedOrClosed() {
        var org = ports().newOrg();

        ports().suspend(org);
        operator().run(tx -> ports().accounts().close(tx, org, PortsUnderTest.NOON));

        assertThat(find(org)).hasValueSatisfying(view -> {
            assertThat(view.suspension()).contains(new Suspension(PortsUnderTest.NOON, "unpaid"));
            assertThat(view.closedAt()).contains(PortsUnderTest.NOON);
            assertThat(view.owners()).isEmpty();
        });
    }

    @Test
    default void findsByNameByOwnerAndBySuspension() {
        var mark = "Harbour " + ports().ids().next();
        var plain = add(mark, 0);
        var suspended = add(mark, 1);
        ports().suspend(suspended);
        var owner = ports().newOwner();

        assertThat(ids(list(Optional.of(mark.toUpperCase(Locale.ROOT)), Optional.empty())))
                .containsExactly(suspended, plain);
        assertThat(ids(list(Optional.of(mark), Optional.of(true)))).containsExactly(suspended);
        assertThat(ids(list(Optional.of(mark), Optional.of(false)))).containsExactly(plain);
        assertThat(ids(list(Optional.of(owner.email().value().toUpperCase(Locale.ROOT)), Optional.empty())))
                .containsExactly(owner.currentOrg());
        assertThat(list(Optional.of(mark + "%"), Optional.empty())).isEmpty();
    }

    @Test
    default void byNobodyButItsOwners() {
        var owner = ports().newOwner();
        User guest = ports().newOwner();
        operator()
                .run(tx -> ports().members()
                        .add(tx, new Membership(guest.id(), owner.currentOrg(), Role.ADMIN), PortsUnderTest.NOON));

        assertThat(ids(list(Optional.of(guest.email().value()), Optional.empty())))
                .containsExactly(guest.currentOrg());
    }

    @Test
    default void listsTheNewestFirst() {
        var mark = "Yard " + ports().ids().next();
        var added = IntStream.range(0, 5).mapToObj(i -> add(mark, i / 2)).toList();

        var listed = list(Optional.of(mark), Optional.empty());

        assertThat(ids(listed)).containsExactlyInAnyOrderElementsOf(added);
        assertThat(listed).map(view -> view.organization().createdAt()).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    private OrgId add(String name, int seconds) {
        var organization =
                Organization.founded(new OrgId(ports().ids().next()), name, PortsUnderTest.NOON.plusSeconds(seconds));
        operator().run(tx -> ports().organizations().add(tx, organization));
        return organization.id();
    }

    private Optional<OrganizationView> find(OrgId org) {
        return operator().find(tx -> ports().organizationViews().find(tx, org));
    }

    private List<OrganizationView> list(Optional<String> text, Optional<Boolean> suspended) {
        var filter = new Filter(text, suspended);
        return Paging.all(
                2, page -> operator().page(tx -> ports().organizationViews().list(tx, filter, page)));
    }

    private static List<OrgId> ids(List<OrganizationView> views) {
        return views.stream().map(view -> view.organization().id()).toList();
    }

    private Inside operator() {
        return ports().system(Purpose.OPERATOR);
    }
}
