package app.visant.application.shared.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.PortsUnderTest;
import app.visant.application.Together;
import app.visant.application.shared.port.IdempotencyStore.Claim;
import app.visant.domain.shared.Attempt;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public interface IdempotencyStoreContract {
    String ALICE = "user:alice";
    String KEY = "a key, of any printable characters: \"'%_";
    Sha256 REQUEST = Sha256.of("POST /v1/devices {}");
    Sha256 OTHER_REQUEST = Sha256.of("POST /v1/devices {\"name\":\"gate\"}");

    Instant DEAD = PortsUnderTest.NOON.plus(IdempotencyStore.CLAIMED).plusMillis(1);

    PortsUnderTest ports();

    @Test
    default void aNewKeyIsTheCallersAndThenInUse() {
        var org = ports().newOrg();

        assertThat(claim(org, REQUEST, PortsUnderTest.NOON)).isEqualTo(new Claim.Granted());
        assertThat(claim(org, REQUEST, PortsUnderTest.NOON)).isEqualTo(new Claim.InProgress());
    }

    @Test
    default void theAnswerIsGivenAgain() {
        var org = ports().newOrg();
        claim(org, REQUEST, PortsUnderTest.NOON);

        ports().idempotency().complete(attempt(org, PortsUnderTest.NOON), 202, "{\"id\":\"ü\"}", false);

        assertThat(claim(org, REQUEST, PortsUnderTest.NOON.plus(Duration.ofHours(23))))
                .isEqualTo(new Claim.Answered(202, "{\"id\":\"ü\"}", false));
    }

    @Test
    default void anAnswerWithASecretIsKeptWithoutIt() {
        var org = ports().newOrg();
        claim(org, REQUEST, PortsUnderTest.NOON);

        ports().idempotency().complete(attempt(org, PortsUnderTest.NOON), 200, "", true);

        assertThat(claim(org, REQUEST, PortsUnderTest.NOON)).isEqualTo(new Claim.Answered(200, "", true));
    }

    @Test
    default void anotherRequestWithTheKeyIsAMismatchBeforeAndAfterTheAnswer() {
        var org = ports().newOrg();
        claim(org, REQUEST, PortsUnderTest.NOON);

        assertThat(claim(org, OTHER_REQUEST, PortsUnderTest.NOON)).isEqualTo(new Claim.Mismatch());
        ports().idempotency().complete(attempt(org, PortsUnderTest.NOON), 200, "{}", false);

        assertThat(claim(org, OTHER_REQUEST, PortsUnderTest.NOON)).isEqualTo(new Claim.Mismatch());
    }

    @Test
    default void aReleasedKeyIsNewAgainEvenForAnotherRequest() {
        var org = ports().newOrg();
        claim(org, REQUEST, PortsUnderTest.NOON);

        ports().idempotency().release(attempt(org, PortsUnderTest.NOON));

        assertThat(claim(org, OTHER_REQUEST, PortsUnderTest.NOON)).isEqualTo(new Claim.Granted());
    }

    @Test
    default void aRequestThatDiedMayBeTriedAgain() {
        var org = ports().newOrg();
        claim(org, REQUEST, PortsUnderTest.NOON);

        assertThat(claim(org, REQUEST, DEAD.minusMillis(2))).isEqualTo(new Claim.InProgress());
        assertThat(claim(org, REQUEST, DEAD)).isEqualTo(new Claim.Granted());
        assertThat(claim(org, REQUEST, DEAD)).isEqualTo(new Claim.InProgress());
    }

    @Test
    default void anAnswerIsForgottenAfterADay() {
        var org = ports().newOrg();
        claim(org, REQUEST, PortsUnderTest.NOON);
        ports().idempotency().complete(attempt(org, PortsUnderTest.NOON), 200, "{}", false);
        var tomorrow = PortsUnderTest.NOON.plus(IdempotencyStore.KEPT).plusMillis(1);

        assertThat(claim(org, OTHER_REQUEST, tomorrow)).isEqualTo(new Claim.Granted());
        assertThat(claim(org, OTHER_REQUEST, tomorrow)).isEqualTo(new Claim.InProgress());
    }

    @Test
    default void keysOfOthersAreOtherKeys() {
        var org = ports().newOrg();
        claim(org, REQUEST, PortsUnderTest.NOON);
        ports().idempotency().complete(attempt(org, PortsUnderTest.NOON), 200, "{}", false);

        assertThat(claim(ports().newOrg(), REQUEST, PortsUnderTest.NOON)).isEqualTo(new Claim.Granted());
        assertThat(ports().idempotency().claim(new Attempt(org, "user:bob", KEY, PortsUnderTest.NOON), REQUEST))
                .isEqualTo(new Claim.Granted());
        assertThat(ports().idempotency().claim(new Attempt(org, ALICE, "another", PortsUnderTest.NOON), REQUEST))
                .isEqualTo(new Claim.Granted());
    }

    @Test
    default void ofRequestsAtOnceExactlyOneIsGranted() {
        var org = ports().newOrg();

        var claims = Together.run(4, () -> claim(org, REQUEST, PortsUnderTest.NOON));

        assertThat(claims)
                .containsExactlyInAnyOrder(
                        new Claim.Granted(), new Claim.InProgress(), new Claim.InProgress(), new Claim.InProgress());
    }

    @Test
    default void whatHadItsEffectIsNotDoneAgainThoughNobodyKeptTheAnswer() {
        var org = ports().newOrg();
        claim(org, REQUEST, PortsUnderTest.NOON);

        ports().in(org).run(tx -> tx.record(effect(org, PortsUnderTest.NOON)));

        assertThat(claim(org, REQUEST, DEAD.minusMillis(2))).isEqualTo(new Claim.InProgress());
        assertThat(claim(org, REQUEST, DEAD)).isEqualTo(new Claim.AnswerLost());
        assertThat(claim(org, OTHER_REQUEST, DEAD)).isEqualTo(new Claim.Mismatch());
        ports().idempotency().release(attempt(org, PortsUnderTest.NOON));
        assertThat(claim(org, REQUEST, DEAD))
                .as("a failure afterwards undoes nothing")
                .isEqualTo(new Claim.AnswerLost());
        ports().idempotency().complete(attempt(org, PortsUnderTest.NOON), 201, "{}", false);
        assertThat(claim(org, REQUEST, DEAD)).isEqualTo(new Claim.Answered(201, "{}", false));
    }

    @Test
    default void anEffectAcrossOrganizationsIsNotedToo() {
        var org = ports().newOrg();
        claim(org, REQUEST, PortsUnderTest.NOON);

        ports().system(Purpose.DEVICE_ACTIVATION).run(tx -> tx.record(effect(org, PortsUnderTest.NOON)));

        assertThat(claim(org, REQUEST, DEAD)).isEqualTo(new Claim.AnswerLost());
    }

    @Test
    default void whatWasRolledBackHadNoEffect() {
        var org = ports().newOrg();
        claim(org, REQUEST, PortsUnderTest.NOON);

        assertThatThrownBy(() -> ports().in(org).run(tx -> {
                    tx.record(effect(org, PortsUnderTest.NOON));
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(claim(org, REQUEST, DEAD)).isEqualTo(new Claim.Granted());
    }

    @Test
    default void whoeverWasTakenForDeadHasNoEffectAnyMore() {
        var org = ports().newOrg();
        claim(org, REQUEST, PortsUnderTest.NOON);
        claim(org, REQUEST, DEAD);

        assertThatThrownBy(() -> ports().in(org).run(tx -> tx.record(effect(org, PortsUnderTest.NOON))))
                .isInstanceOf(IdempotencyStore.OvertakenException.class);
        ports().idempotency().release(attempt(org, PortsUnderTest.NOON));
        ports().idempotency().complete(attempt(org, PortsUnderTest.NOON), 201, "{}", false);

        assertThat(claim(org, REQUEST, DEAD)).as("the key is the other's").isEqualTo(new Claim.InProgress());
        ports().in(org).run(tx -> tx.record(effect(org, DEAD)));
    }

    private static AuditEntry effect(OrgId org, Instant at) {
        var program =
                new Principal.Key(new KeyId(new UUID(0, 7)), new UserId(new UUID(0, 8)), Reach.all(org), Set.of());
        return AuditEntry.by(program.from(Origin.LOCAL.as(attempt(org, at))), AuditAction.SCHEDULE_MADE);
    }

    private static Attempt attempt(OrgId org, Instant at) {
        return new Attempt(org, ALICE, KEY, at);
    }

    private Claim claim(OrgId org, Sha256 fingerprint, Instant now) {
        return ports().idempotency().claim(attempt(org, now), fingerprint);
    }
}
