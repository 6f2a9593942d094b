package app.visant.http.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.identity.port.PasswordHasher;
import app.visant.application.identity.port.PasswordHasherContract;
import app.visant.application.shared.port.SequentialTokens;
import app.visant.domain.identity.Password;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

final class Argon2PasswordHasherTest implements PasswordHasherContract {
    private final PasswordHasher hasher = new Argon2PasswordHasher(new SequentialTokens());

    @Override
    public PasswordHasher hasher() {
        return hasher;
    }

    @Test
    void a_hash_names_its_parameters() {
        assertThat(hasher.hash(new Password("correct horse"))).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void agrees_with_the_reference_implementation() {
        // echo -n password | argon2 somesalt -id -v 13 -m 16 -t 2 -p 1, from the test vectors of its authors
        var vector = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(hasher.matches("password", vector)).isTrue();
        assertThat(hasher.matches("passwore", vector)).isFalse();
    }

    @Test
    void a_hash_of_weaker_parameters_is_outdated_and_still_matches() {
        var weak = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
        assertThat(hasher.matches("password", weak)).isTrue();
        assertThat(hasher.outdated(weak)).isTrue();
        assertThat(hasher.outdated("of no known form")).isTrue();
    }

    @Test
    void parameters_out_of_all_proportion_are_not_tried() {
        var absurd = "$argon2id$v=19$m=9999999,t=999,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(hasher.matches("password", absurd)).isFalse();
        assertThat(hasher.outdated(absurd)).isTrue();
    }

    @Test
    void sends_callers_away_when_too_many_wait_and_takes_them_again_afterwards() {
        var turns = new Semaphore(1);
        var busy = new Argon2PasswordHasher(new SequentialTokens(), turns, Duration.ZERO);
        turns.acquireUninterruptibly();
        assertThatThrownBy(() -> busy.hash(new Password("correct horse")))
                .isInstanceOf(PasswordHasher.BusyException.class);
        turns.release();
        assertThat(busy.hash(new Password("correct horse"))).isNotEmpty();
        assertThat(turns.availablePermits()).isEqualTo(1);
    }
}
