package app.visant.application.identity.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Inside;
import app.visant.application.Paging;
import app.visant.application.PortsUnderTest;
import app.visant.application.identity.port.AccountReadModel.AccountView;
import app.visant.application.identity.port.AccountReadModel.Filter;
import app.visant.application.identity.port.UserRepository.OrgName;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.User;
import app.visant.domain.org.Suspension;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.UserId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public interface AccountReadModelContract {
    PortsUnderTest ports();

    @Test
    default void showsThePersonAndWhereTheyBelong() {
        var user = ports().newOwner();
        var elsewhere = ports().newOrg();
        operator().run(tx -> {
            ports().members()
                    .add(tx, new Membership(user.id(), elsewhere, Role.VIEWER), PortsUnderTest.NOON.plusSeconds(1));
            ports().accounts().verify(tx, user.id(), user.email(), PortsUnderTest.NOON);
        });

        assertThat(find(user.id())).hasValueSatisfying(view -> {
            assertThat(view.user()).isEqualTo(user);
            assertThat(view.verifiedAt()).contains(PortsUnderTest.NOON);
            assertThat(view.suspension()).isEmpty();
            assertThat(view.organizations())
                    .containsExactly(
                            new OrgName(user.currentOrg(), "Harbour works", Role.OWNER),
                            new OrgName(elsewhere, "Harbour works", Role.VIEWER));
        });
        assertThat(find(new UserId(ports().ids().next()))).isEmpty();
    }

    @Test
    default void findsByAddressByNameAndBySuspension() {
        var mark = ports().ids().next().toString();
        var ada = add("ada-" + mark + "@example.org", "Ada", 0);
        var eve = add("eve@" + mark + ".example.org", "Eve", 1);
        var named = add(ports().ids().next() + "@example.org", "Mark " + mark, 2);
        ports().suspend(eve.id());

        assertThat(list(Optional.of(mark.toUpperCase(Locale.ROOT)), Optional.empty()))
                .map(AccountView::user)
                .containsExactly(named, eve, ada);
        assertThat(list(Optional.of(mark), Optional.of(true))).singleElement().satisfies(view -> {
            assertThat(view.user()).isEqualTo(eve);
            assertThat(view.suspension()).contains(new Suspension(PortsUnderTest.NOON, "abuse"));
        });
        assertThat(list(Optional.of(mark), Optional.of(false)))
                .map(AccountView::user)
                .containsExactly(named, ada);
        assertThat(list(Optional.of("_" + mark), Optional.empty())).isEmpty();
    }

    @Test
    default void listsTheNewestFirst() {
        var mark = ports().ids().next().toString();
        var added = IntStream.range(0, 5)
                .mapToObj(i -> add(i + "@" + mark + ".example.org", "Ada", i / 2))
                .toList();

        var listed = list(Optional.of(mark), Optional.empty());

        assertThat(listed).map(AccountView::user).containsExactlyInAnyOrderElementsOf(added);
        assertThat(listed).map(view -> view.user().createdAt()).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(listed).allMatch(view -> view.organizations().size() == 1);
    }

    private User add(String email, String name, int seconds) {
        var user = new User(
                new UserId(ports().ids().next()),
                new Email(email),
                name,
                ports().newOrg(),
                false,
                PortsUnderTest.NOON.plusSeconds(seconds));
        var owner = new Membership(user.id(), user.currentOrg(), Role.OWNER);
        operator().run(tx -> ports().users().add(tx, user, Optional.of("hash"), owner));
        return user;
    }

    private Optional<AccountView> find(UserId user) {
        return operator().find(tx -> ports().accountViews().find(tx, user));
    }

    private List<AccountView> list(Optional<String> text, Optional<Boolean> suspended) {
        var filter = new Filter(text, suspended);
        return Paging.all(
                2, page -> operator().page(tx -> ports().accountViews().list(tx, filter, page)));
    }

    private Inside operator() {
        return ports().system(Purpose.OPERATOR);
    }
}
