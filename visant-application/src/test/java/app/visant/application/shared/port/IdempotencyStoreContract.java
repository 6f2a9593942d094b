package app.visant.application.shared.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.Together;
import app.visant.application.shared.port.IdempotencyStore.Claim;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Sha256;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

public interface IdempotencyStoreContract {
    String ALICE = "user:alice";
    String KEY = "a key, of any printable characters: \"'%_";
    Sha256 REQUEST = Sha256.of("POST /v1/devices {}");
    Sha256 OTHER_REQUEST = Sha256.of("POST /v1/devices {\"name\":\"gate\"}");

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

        ports().idempotency().complete(org, ALICE, KEY, 202, "{\"id\":\"ü\"}", false);

        assertThat(claim(org, REQUEST, PortsUnderTest.NOON.plus(Duration.ofHours(23))))
                .isEqualTo(new Claim.Answered(202, "{\"id\":\"ü\"}", false));
    }

    @Test
    default void anAnswerWithASecretIsKeptWithoutIt() {
        var org = ports().newOrg();
        claim(org, REQUEST, PortsUnderTest.NOON);

        ports().idempotency().complete(org, ALICE, KEY, 200, "", true);

        assertThat(claim(org, REQUEST, PortsUnderTest.NOON)).isEqualTo(new Claim.Answered(200, "", true));
    }

    @Test
    default void anotherRequestWithTheKeyIsAMismatchBeforeAndAfterTheAnswer() {
        var org = ports().newOrg();
        claim(org, REQUEST, PortsUnderTest.NOON);

        assertThat(claim(org, OTHER_REQUEST, PortsUnderTest.NOON)).isEqualTo(new Claim.Mismatch());
        ports().idempotency().complete(org, ALICE, KEY, 200, "{}", false);

        assertThat(claim(org, OTHER_REQUEST, PortsUnderTest.NOON)).isEqualTo(new Claim.Mismatch());
    }

    @Test
    default void aReleasedKeyIsNewAgainEvenForAnotherRequest() {
        var org = ports().newOrg();
        claim(org, REQUEST, PortsUnderTest.NOON);

        ports().idempotency().release(org, ALICE, KEY);

        assertThat(claim(org, OTHER_REQUEST, PortsUnderTest.NOON)).isEqualTo(new Claim.Granted());
    }

    @Test
    default void aRequestThatDiedMayBeTriedAgain() {
        var org = ports().newOrg();
        claim(org, REQUEST, PortsUnderTest.NOON);
        var dead = PortsUnderTest.NOON.plus(IdempotencyStore.CLAIMED).plusMillis(1);

        assertThat(claim(org, REQUEST, dead.minusMillis(2))).isEqualTo(new Claim.InProgress());
        assertThat(claim(org, REQUEST, dead)).isEqualTo(new Claim.Granted());
        assertThat(claim(org, REQUEST, dead)).isEqualTo(new Claim.InProgress());
    }

    @Test
    default void anAnswerIsForgottenAfterADay() {
        var org = ports().newOrg();
        claim(org, REQUEST, PortsUnderTest.NOON);
        ports().idempotency().complete(org, ALICE, KEY, 200, "{}", false);
        var tomorrow = PortsUnderTest.NOON.plus(IdempotencyStore.KEPT).plusMillis(1);

        assertThat(claim(org, OTHER_REQUEST, tomorrow)).isEqualTo(new Claim.Granted());
        assertThat(claim(org, OTHER_REQUEST, tomorrow)).isEqualTo(new Claim.InProgress());
    }

    @Test
    default void keysOfOthersAreOtherKeys() {
        var org = ports().newOrg();
        claim(org, REQUEST, PortsUnderTest.NOON);
        ports().idempotency().complete(org, ALICE, KEY, 200, "{}", false);

        assertThat(claim(ports().newOrg(), REQUEST, PortsUnderTest.NOON)).isEqualTo(new Claim.Granted());
        assertThat(ports().idempotency().claim(org, "user:bob", KEY, REQUEST, PortsUnderTest.NOON))
                .isEqualTo(new Claim.Granted());
        assertThat(ports().idempotency().claim(org, ALICE, "another", REQUEST, PortsUnderTest.NOON))
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

    private Claim claim(OrgId org, Sha256 fingerprint, Instant now) {
        return ports().idempotency().claim(org, ALICE, KEY, fingerprint, now);
    }
}
