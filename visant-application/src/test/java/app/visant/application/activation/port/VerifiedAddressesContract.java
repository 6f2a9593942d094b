package app.visant.application.activation.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.activation.EmailDomain;
import app.visant.domain.identity.User;
import app.visant.domain.shared.UserId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface VerifiedAddressesContract {
    PortsUnderTest ports();

    /** Makes the stored person's address a verified one. */
    void verify(User user);

    @Test
    default void anAddressCountsOnceItIsVerified() {
        var user = ports().newOwner();
        assertThat(domain(user.id())).isEmpty();

        verify(user);

        assertThat(domain(user.id())).contains(new EmailDomain("example.org"));
        assertThat(domain(ports().newOwner().id())).isEmpty();
    }

    @Test
    default void nobodyHasNoAddress() {
        assertThat(domain(new UserId(ports().ids().next()))).isEmpty();
    }

    private Optional<EmailDomain> domain(UserId user) {
        return ports().system(Purpose.CODE_REDEMPTION)
                .find(tx -> ports().verifiedAddresses().domainOf(tx, user));
    }
}
