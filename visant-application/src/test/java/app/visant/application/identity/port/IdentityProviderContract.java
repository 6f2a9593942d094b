package app.visant.application.identity.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.identity.port.IdentityProvider.Applicant;
import app.visant.application.identity.port.IdentityProvider.Attempt;
import app.visant.application.identity.port.IdentityProvider.Proof;
import app.visant.application.identity.port.IdentityProvider.Registration;
import app.visant.application.identity.port.IdentityProvider.Replacement;
import app.visant.application.identity.port.IdentityProvider.Reset;
import app.visant.application.identity.port.IdentityProvider.Who;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Password;
import app.visant.domain.shared.Origin;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of passwords wherever they are kept. */
public interface IdentityProviderContract {
    Email ADA = new Email("ada@example.org");
    String PASSWORD = "correct horse";

    IdentityProvider provider();

    /** Does with a registration what sign-up does, and with its mail what the person does. False if the address is taken. */
    boolean settle(Applicant applicant, Registration registration);

    /** The token in the newest recovery mail to the address. */
    Optional<String> recoveryMailedTo(Email email);

    @Test
    default void whoeverRegisteredIsProvenByThePassword() {
        assertThat(register(ADA, PASSWORD)).isTrue();

        assertThat(prove(ADA.value(), PASSWORD)).isInstanceOf(Proof.Proven.class);
    }

    @Test
    default void thePersonProvenIsTheSameEachTimeHoweverTheAddressIsTyped() {
        register(ADA, PASSWORD);

        assertThat(subject("ADA@Example.org")).isEqualTo(subject(ADA.value()));
    }

    @Test
    default void twoPeopleAreTwo() {
        register(ADA, PASSWORD);
        register(new Email("bob@example.org"), PASSWORD);

        assertThat(subject("bob@example.org")).isNotEqualTo(subject(ADA.value()));
    }

    @Test
    default void aWrongPasswordAndAnUnknownAddressAreAnsweredAlike() {
        register(ADA, PASSWORD);

        assertThat(prove(ADA.value(), "wrong horse")).isEqualTo(new Proof.Refused());
        assertThat(prove("eve@example.org", PASSWORD)).isEqualTo(new Proof.Refused());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no address", "ada@example.org\r\nBcc: all@example.org", "ada@example.org'--"})
    default void anAddressOfImpossibleFormIsAnUnknownOne(String email) {
        register(ADA, PASSWORD);

        assertThat(prove(email, PASSWORD)).isEqualTo(new Proof.Refused());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CORRECT HORSE", "correct horse ", "correct horse\u0000", "x"})
    default void aPasswordIsComparedExactly(String password) {
        register(ADA, PASSWORD);

        assertThat(prove(ADA.value(), password)).isEqualTo(new Proof.Refused());
    }

    @Test
    default void anAddressIsTakenOnceAndTheFirstPasswordStands() {
        register(ADA, PASSWORD);

        assertThat(register(ADA, "another horse")).isFalse();

        assertThat(prove(ADA.value(), "another horse")).isEqualTo(new Proof.Refused());
        assertThat(prove(ADA.value(), PASSWORD)).isInstanceOf(Proof.Proven.class);
    }

    @Test
    default void aForgottenPasswordIsReplacedByWhatWasMailed() {
        register(ADA, PASSWORD);
        provider().recover(ADA, Origin.LOCAL);
        var token = recoveryMailedTo(ADA).orElseThrow();

        assertThat(provider().reset(new Replacement(token, new Password("another horse"), Origin.LOCAL)))
                .isInstanceOf(Reset.Done.class);

        assertThat(prove(ADA.value(), PASSWORD)).isEqualTo(new Proof.Refused());
        assertThat(prove(ADA.value(), "another horse")).isInstanceOf(Proof.Proven.class);
    }

    @Test
    default void nobodyIsToldWhetherAForgottenAddressIsKnown() {
        register(ADA, PASSWORD);

        provider().recover(new Email("eve@example.org"), Origin.LOCAL);

        assertThat(recoveryMailedTo(new Email("eve@example.org"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "../../etc/passwd", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."})
    default void whatWasNeverMailedReplacesNothing(String token) {
        register(ADA, PASSWORD);

        assertThat(provider().reset(new Replacement(token, new Password("another horse"), Origin.LOCAL)))
                .isEqualTo(new Reset.BadToken());

        assertThat(prove(ADA.value(), PASSWORD)).isInstanceOf(Proof.Proven.class);
    }

    private boolean register(Email email, String password) {
        var applicant = new Applicant(email, new Password(password), "Ada", "Harbour works");
        return settle(applicant, provider().register(applicant));
    }

    private Proof prove(String email, String password) {
        return provider().prove(new Attempt(email, password, Optional.empty()));
    }

    private Object subject(String email) {
        return switch (((Proof.Proven) prove(email, PASSWORD)).who()) {
            case Who.Holder holder -> holder.user();
            case Who.Elsewhere elsewhere -> elsewhere.identity().subject();
        };
    }
}
