package app.visant.application.identity.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Inside;
import app.visant.application.PortsUnderTest;
import app.visant.application.identity.port.SecondFactorRepository.Factor;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

public interface SecondFactorRepositoryContract {
    PortsUnderTest ports();

    @Test
    default void aProposalIsReplacedUntilOneIsConfirmed() {
        var user = ports().newOwner().id();

        assertThat(system().test(tx -> factors().propose(tx, user, "first"))).isTrue();
        assertThat(system().test(tx -> factors().propose(tx, user, "second"))).isTrue();
        assertThat(system().test(tx -> factors().spendStep(tx, user, 99))).isFalse();
        assertThat(system().test(tx -> factors().replaceCodes(tx, user, codes("a"))))
                .isFalse();
        assertThat(confirm(user, 100)).isTrue();

        assertThat(confirm(user, 101)).isFalse();
        assertThat(system().test(tx -> factors().propose(tx, user, "third"))).isFalse();
        assertThat(system().find(tx -> factors().find(tx, user))).contains(new Factor("second", true, 100, 2));
    }

    @Test
    default void aStepIsUsedOnceAndNoneBeforeIt() {
        var user = ports().newOwner().id();
        system().run(tx -> factors().propose(tx, user, "key"));
        confirm(user, 100);

        assertThat(system().test(tx -> factors().spendStep(tx, user, 100))).isFalse();
        assertThat(system().test(tx -> factors().spendStep(tx, user, 102))).isTrue();
        assertThat(system().test(tx -> factors().spendStep(tx, user, 102))).isFalse();
        assertThat(system().test(tx -> factors().spendStep(tx, user, 101))).isFalse();
    }

    @Test
    default void aRecoveryCodeIsUsedOnce() {
        var user = ports().newOwner().id();
        var other = ports().newOwner().id();
        system().run(tx -> factors().propose(tx, user, "key"));
        confirm(user, 100);

        assertThat(system().test(tx -> factors().spendCode(tx, other, Sha256.of("a"))))
                .isFalse();
        assertThat(system().test(tx -> factors().spendCode(tx, user, Sha256.of("a"))))
                .isTrue();
        assertThat(system().test(tx -> factors().spendCode(tx, user, Sha256.of("a"))))
                .isFalse();
        assertThat(system().test(tx -> factors().replaceCodes(tx, user, codes("c"))))
                .isTrue();
        assertThat(system().test(tx -> factors().spendCode(tx, user, Sha256.of("b"))))
                .isFalse();
        assertThat(system().test(tx -> factors().spendCode(tx, user, Sha256.of("c"))))
                .isTrue();
    }

    @Test
    default void whatIsRemovedIsGone() {
        var user = ports().newOwner().id();
        system().run(tx -> factors().propose(tx, user, "key"));
        confirm(user, 100);

        assertThat(system().test(tx -> factors().remove(tx, user))).isTrue();
        assertThat(system().test(tx -> factors().remove(tx, user))).isFalse();
        assertThat(system().find(tx -> factors().find(tx, user))).isEmpty();
        assertThat(system().test(tx -> factors().spendCode(tx, user, Sha256.of("a"))))
                .isFalse();
    }

    private boolean confirm(UserId user, long step) {
        return system().test(tx -> factors().confirm(tx, user, step, codes("a", "b"), PortsUnderTest.NOON));
    }

    private static Set<Sha256> codes(String... codes) {
        return Arrays.stream(codes).map(Sha256::of).collect(Collectors.toSet());
    }

    private SecondFactorRepository factors() {
        return ports().secondFactors();
    }

    private Inside system() {
        return ports().system(Purpose.LOG_IN);
    }
}
