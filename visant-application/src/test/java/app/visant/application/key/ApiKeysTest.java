package app.visant.application.key;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.application.key.ApiKeys.Result;
import app.visant.application.key.ApiKeys.Wanted;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Signal;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.User;
import app.visant.domain.key.ApiKey;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ApiKeysTest {
    private static final Set<Permission> LOOK = Set.of(Permission.CAPTURES_READ, Permission.DEVICES_READ);

    private final InMemoryWorld world = new InMemoryWorld();
    private final ApiKeys keys = new ApiKeys(
            world.transactions(),
            new ApiKeys.Stores(world.keys(), world.organizations(), world.devices()),
            world.tokens(),
            world.ids(),
            world.signals(),
            world.clock());
    private final KeyAuthentication authentication =
            new KeyAuthentication(world.transactions(), world.keys(), world.clock());
    private final CredentialWatch watch =
            new CredentialWatch(world.transactions(), world.sessions(), world.keys(), world.clock());
    private final User owner = world.newOwner();
    private final OrgId org = owner.currentOrg();
    private final Principal.User ada = person(Role.OWNER);

    @Test
    void aKeyIsOneWordThatLetsItsHolderIn() {
        var made = made(LOOK);

        assertThat(made.text()).matches("vis_[0-9a-f]{32}_[A-Za-z0-9_-]{20,}").doesNotContain("-0000-");
        assertThat(made.toString()).doesNotContain(made.text());
        assertThat(authentication.authenticate(made.text()))
                .contains(new Principal.Key(made.key().id(), ada.user(), ada.reach(), LOOK));
    }

    @Test
    void whatIsNoKeyLetsNobodyIn() {
        var text = made(LOOK).text();

        for (var wrong : List.of(
                "",
                "vis_",
                text + "x",
                text.substring(0, text.length() - 1),
                text.replaceFirst("vis_.", "vis_f"),
                text.toUpperCase(java.util.Locale.ROOT),
                "vis_" + new KeyId(world.ids().next()).toString().replace("-", "") + text.substring(36))) {
            assertThat(authentication.authenticate(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void nobodyGivesAKeyWhatTheyDoNotHold() {
        var editor = person(Role.EDITOR);

        assertThat(keys.make(editor, wanted(Set.of(Permission.DEVICES_MANAGE, Permission.CAPTURES_READ))))
                .isEqualTo(new Result.BeyondMaker(Set.of(Permission.DEVICES_MANAGE)));
        assertThat(list()).isEmpty();
    }

    @Test
    void noKeyIsMadeForWhatMakesOrEmpowersSomebody() {
        for (var scope : Permission.values()) {
            var result = keys.make(ada, wanted(Set.of(scope)));
            if (scope.grantedToKeys()) {
                assertThat(result).as(scope.wireName()).isInstanceOf(Result.Made.class);
            } else {
                assertThat(result).as(scope.wireName()).isEqualTo(new Result.BeyondMaker(Set.of(scope)));
            }
        }
        assertThat(Arrays.stream(Permission.values()).filter(Permission::grantedToKeys))
                .doesNotContain(
                        Permission.ACCOUNT_SELF,
                        Permission.KEYS_MANAGE,
                        Permission.MEMBERS_MANAGE,
                        Permission.PLAN_MANAGE,
                        Permission.ORGANIZATION_TRANSFER,
                        Permission.PLATFORM_OPERATE,
                        Permission.DEVICE_UPLOAD);
    }

    @Test
    void aKeyShrinksWithItsMakerAndGrowsBackWithThem() {
        var all = Set.of(Permission.CAPTURES_READ, Permission.CAPTURES_DELETE, Permission.DEVICES_MANAGE);
        var made = made(all);

        setRole(Role.EDITOR);
        assertThat(granted(made)).containsExactlyInAnyOrder(Permission.CAPTURES_READ, Permission.CAPTURES_DELETE);
        setRole(Role.VIEWER);
        assertThat(granted(made)).containsExactly(Permission.CAPTURES_READ);
        setRole(Role.OWNER);
        assertThat(granted(made)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aKeyDiesWithTheMembershipOfItsMakerForGood() {
        var made = made(LOOK);

        people(tx -> world.members().remove(tx, org, ada.user(), now()));
        assertThat(authentication.authenticate(made.text())).isEmpty();

        people(tx -> world.members().add(tx, new Membership(ada.user(), org, Role.OWNER), now()));
        assertThat(authentication.authenticate(made.text())).isEmpty();
    }

    @Test
    void aKeyDiesWithTheAccountOfItsMaker() {
        var made = made(LOOK);

        world.system(Purpose.LOG_IN).run(tx -> world.accounts().delete(tx, ada.user()));

        assertThat(authentication.authenticate(made.text())).isEmpty();
    }

    @Test
    void aKeyExpiresToTheMoment() {
        var end = now().plus(Duration.ofHours(1));
        var made = made(new Wanted("Night shift", LOOK, Optional.empty(), Optional.of(end)));

        world.clock().advance(Duration.ofHours(1).minusNanos(1000));
        assertThat(authentication.authenticate(made.text())).isPresent();
        world.clock().advance(Duration.ofNanos(1000));
        assertThat(authentication.authenticate(made.text())).isEmpty();
        assertThat(list()).as("and is shown until it is deleted").hasSize(1);
    }

    @Test
    void aKeyIsNotMadeExpired() {
        assertThat(keys.make(ada, new Wanted("Late", LOOK, Optional.empty(), Optional.of(now()))))
                .isEqualTo(new Result.ExpiredAlready());
    }

    @Test
    void aRevokedKeyIsDeadAtOnceAndEveryNodeIsTold() {
        var made = made(LOOK);
        var stranger = new Principal.User(
                ada.user(),
                world.newOrg(),
                Role.OWNER,
                new SessionId(world.ids().next()),
                false);

        assertThat(keys.revoke(stranger, made.key().id())).isFalse();
        assertThat(authentication.authenticate(made.text())).isPresent();
        assertThat(keys.revoke(ada, made.key().id())).isTrue();

        assertThat(authentication.authenticate(made.text())).isEmpty();
        assertThat(world.signals().published())
                .containsOnlyOnce(new Signal.KeyRevoked(made.key().id()));
        assertThat(keys.revoke(ada, made.key().id())).isFalse();
    }

    @Test
    void aKeyMayBeLimitedToDevicesOfTheOrganization() {
        var mine = world.newDevice(org).id();
        var foreign = world.newDevice(world.newOrg()).id();
        var unknown = new DeviceId("NO-SUCH");

        var made = made(new Wanted("Gate", LOOK, Optional.of(Set.of(mine)), Optional.empty()));

        var holder = authentication.authenticate(made.text()).orElseThrow();
        assertThat(holder.reach().covers(mine)).isTrue();
        assertThat(holder.reach().covers(foreign)).isFalse();
        assertThat(keys.make(
                        ada, new Wanted("Gate", LOOK, Optional.of(Set.of(mine, foreign, unknown)), Optional.empty())))
                .as("another organization's is one that does not exist")
                .isEqualTo(new Result.UnknownDevices(Set.of(foreign, unknown)));
    }

    @Test
    void lastUseIsKeptToTheMinute() {
        var made = made(LOOK);
        var first = now();

        authentication.authenticate(made.text());
        world.clock().advance(Duration.ofSeconds(59));
        authentication.authenticate(made.text());
        assertThat(list().getFirst().lastUsedAt()).contains(first);

        world.clock().advance(Duration.ofSeconds(1));
        authentication.authenticate(made.text());
        assertThat(list().getFirst().lastUsedAt()).contains(now());
    }

    @Test
    void anOrganizationHasAHundredKeysAtMost() {
        for (var i = 0; i < ApiKeys.MOST; i++) {
            made(LOOK);
        }

        assertThat(keys.make(ada, wanted(LOOK))).isEqualTo(new Result.TooMany());

        keys.revoke(ada, list().getFirst().id());
        assertThat(keys.make(ada, wanted(LOOK))).isInstanceOf(Result.Made.class);
    }

    @Test
    void theWatchTellsKeysThatEndedOrShrank() {
        var gone = holder(made(LOOK));
        var kept = holder(made(LOOK));
        var late = holder(made(new Wanted("Late", LOOK, Optional.empty(), Optional.of(now().plusSeconds(9)))));
        var strong = holder(made(Set.of(Permission.DEVICES_MANAGE)));
        keys.revoke(ada, gone.key());
        assertThat(watch.ended(Set.of(gone, kept, late, strong))).containsExactly(gone);

        world.clock().advance(Duration.ofSeconds(9));
        setRole(Role.VIEWER);
        assertThat(watch.ended(Set.of(gone, kept, late, strong))).containsExactlyInAnyOrder(gone, late, strong);
        assertThat(watch.ended(Set.of())).isEmpty();
    }

    private Principal.Key holder(Result.Made made) {
        return authentication.authenticate(made.text()).orElseThrow();
    }

    private Set<Permission> granted(Result.Made made) {
        var holder = holder(made);
        return Arrays.stream(Permission.values()).filter(holder::may).collect(Collectors.toSet());
    }

    private Result.Made made(Set<Permission> scopes) {
        return made(wanted(scopes));
    }

    private Result.Made made(Wanted wanted) {
        return (Result.Made) keys.make(ada, wanted);
    }

    private static Wanted wanted(Set<Permission> scopes) {
        return new Wanted("Wall display", scopes, Optional.empty(), Optional.empty());
    }

    private List<ApiKey> list() {
        return keys.list(org, Page.Request.first(Page.Request.MAX_LIMIT)).items();
    }

    private void setRole(Role role) {
        people(tx -> world.members().changeRole(tx, org, ada.user(), role));
    }

    private void people(Consumer<Tx> work) {
        world.system(Purpose.MEMBERSHIP).run(work);
    }

    private Principal.User person(Role role) {
        return new Principal.User(
                owner.id(), org, role, new SessionId(world.ids().next()), false);
    }

    private Instant now() {
        return world.clock().instant();
    }
}
