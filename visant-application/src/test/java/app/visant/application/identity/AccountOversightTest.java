package app.visant.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.audit.port.AuditLog;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Signal;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.Session;
import app.visant.domain.org.Suspension;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AccountOversightTest {
    private static final String ADA = "ada@example.org";

    private final AccountWorld world = new AccountWorld();
    private final List<UserId> followed = new ArrayList<>();
    private final AccountOversight oversight = new AccountOversight(
            world.ports.transactions(),
            world.ports.users(),
            world.ending,
            Set.of((tx, operator, user) -> followed.add(user)),
            world.ports.clock());
    private final SignedIn signedIn = world.signedUp(ADA);
    private final UserId ada = signedIn.user().id();

    @Test
    void everySessionOfASuspendedPersonEnds() {
        var second = ((LogIn.Result.LoggedIn) world.tryLogIn(ADA, AccountWorld.PASSWORD)).signedIn();

        assertThat(suspend()).isEqualTo(new AccountOversight.Result.Done());

        assertThat(world.authentication.byAccessToken(signedIn.accessToken())).isEmpty();
        assertThat(world.sessions.refresh(second.secret(), Origin.LOCAL)).isEmpty();
        assertThat(world.ports.signals().published())
                .filteredOn(Signal.SessionEnded.class::isInstance)
                .hasSize(2);
        assertThat(followed).containsExactly(ada);
    }

    @Test
    void onlyWhoeverKnowsThePasswordLearnsOfIt() {
        suspend();

        assertThat(world.tryLogIn(ADA, AccountWorld.PASSWORD)).isEqualTo(new LogIn.Result.Blocked());
        assertThat(world.tryLogIn(ADA, "wrong horse"))
                .isEqualTo(world.tryLogIn("nobody@example.org", "wrong horse"))
                .isEqualTo(new LogIn.Result.Refused());
    }

    @Test
    void whoeverIsAllowedAgainLogsInAnew() {
        suspend();

        assertThat(oversight.resume(PortsUnderTest.OPERATOR, ada)).isEqualTo(new AccountOversight.Result.Done());

        assertThat(world.authentication.byAccessToken(signedIn.accessToken())).isEmpty();
        assertThat(world.tryLogIn(ADA, AccountWorld.PASSWORD)).isInstanceOf(LogIn.Result.LoggedIn.class);
    }

    @Test
    void aSessionThatSlippedInMeanwhileEndsWithTheSuspension() {
        suspend();
        var slipped = world.ports
                .system(Purpose.LOG_IN)
                .get(tx -> world.keeping.open(
                        tx, signedIn.user(), new Membership(ada, signedIn.org(), Role.OWNER), Session.Kind.CLIENT));
        assertThat(world.authentication.byAccessToken(slipped.accessToken())).isEmpty();

        oversight.resume(PortsUnderTest.OPERATOR, ada);

        assertThat(world.authentication.byAccessToken(slipped.accessToken())).isEmpty();
    }

    @Test
    void theLogsOfAllOrganizationsOfThePersonTellOfIt() {
        var elsewhere = world.ports.newOrg();
        world.ports
                .system(Purpose.MEMBERSHIP)
                .run(tx -> world.ports
                        .members()
                        .add(tx, new Membership(ada, elsewhere, Role.VIEWER), PortsUnderTest.NOON));

        suspend();
        oversight.resume(PortsUnderTest.OPERATOR, ada);
        oversight.resume(PortsUnderTest.OPERATOR, ada);

        assertThat(actions(elsewhere)).containsExactly("account.resumed", "account.suspended");
        assertThat(actions(signedIn.org())).startsWith("account.resumed", "account.suspended");
    }

    @Test
    void nobodySuspendsThemselvesOrNobody() {
        var person = world.person(signedIn);

        assertThat(oversight.suspend(person, ada, "abuse")).isEqualTo(new AccountOversight.Result.OwnAccount());
        assertThat(oversight.suspend(person, new UserId(world.ports.ids().next()), "abuse"))
                .isEqualTo(new AccountOversight.Result.Unknown());
        assertThat(world.authentication.byAccessToken(signedIn.accessToken())).isPresent();
    }

    @Test
    void operatorsSeeWhyAndSinceWhen() {
        var survey = new AccountSurvey(
                world.ports.transactions(), world.ports.accountViews(), world.ports.sessions(), world.ports.clock());
        assertThat(survey.find(ada).orElseThrow().sessions()).hasSize(1);

        suspend();

        var found = survey.find(oversight.byAddress(new Email(ADA)).orElseThrow());
        assertThat(found.orElseThrow().view().suspension())
                .contains(new Suspension(world.ports.clock().instant(), "abuse"));
        assertThat(found.orElseThrow().sessions()).isEmpty();
    }

    private AccountOversight.Result suspend() {
        return oversight.suspend(PortsUnderTest.OPERATOR, ada, "abuse");
    }

    private List<String> actions(OrgId org) {
        return world
                .ports
                .in(org)
                .page(tx -> world.ports.auditLog().list(tx, org, AuditLog.Filter.ALL, Page.Request.first(20)))
                .items()
                .stream()
                .map(AuditLog.Recorded::action)
                .toList();
    }
}
