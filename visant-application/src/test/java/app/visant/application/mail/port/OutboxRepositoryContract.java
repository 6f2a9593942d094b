package app.visant.application.mail.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.mail.port.OutboxRepository.Waiting;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.shared.OrgId;
import org.junit.jupiter.api.Test;

public interface OutboxRepositoryContract {
    PortsUnderTest ports();

    @Test
    default void keepsALetterAsItIsUntilItIsRemoved() {
        var org = ports().newOrg();
        var letter = letter(org);

        ports().in(org).run(tx -> outbox().add(tx, letter));
        assertThat(ports().in(org).find(tx -> outbox().find(tx, org, letter.id())))
                .contains(letter);

        ports().in(org).run(tx -> outbox().remove(tx, org, letter.id()));
        ports().in(org).run(tx -> outbox().remove(tx, org, letter.id()));
        assertThat(ports().in(org).find(tx -> outbox().find(tx, org, letter.id())))
                .isEmpty();
    }

    @Test
    default void takesLettersInTransactionsAcrossOrganizationsToo() {
        var org = ports().newOrg();
        var letter = letter(org);

        ports().system(Purpose.LOG_IN).run(tx -> outbox().add(tx, letter));

        assertThat(ports().in(org).find(tx -> outbox().find(tx, org, letter.id())))
                .contains(letter);
    }

    @Test
    default void aLetterWhoseTransactionFailsWasNeverThere() {
        var org = ports().newOrg();
        var letter = letter(org);

        ports().in(org).rolledBack(tx -> outbox().add(tx, letter));

        assertThat(ports().in(org).find(tx -> outbox().find(tx, org, letter.id())))
                .isEmpty();
    }

    @Test
    default void anotherOrganizationNeitherSeesNorRemovesIt() {
        var org = ports().newOrg();
        var other = ports().newOrg();
        var letter = letter(org);
        ports().in(org).run(tx -> outbox().add(tx, letter));

        ports().in(other).run(tx -> outbox().remove(tx, org, letter.id()));

        assertThat(ports().in(other).find(tx -> outbox().find(tx, org, letter.id())))
                .isEmpty();
        assertThat(ports().in(org).find(tx -> outbox().find(tx, org, letter.id())))
                .contains(letter);
    }

    private OutboxRepository outbox() {
        return ports().outbox();
    }

    private Waiting letter(OrgId org) {
        return new Waiting(
                ports().ids().next(),
                org,
                new Recipient("ada@example.org", "Ada Ñ"),
                "Hello",
                "sealed text",
                "sealed html",
                PortsUnderTest.NOON);
    }
}
