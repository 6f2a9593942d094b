package app.visant.application.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;
import app.visant.application.mail.port.Mailer;
import app.visant.application.mail.port.Recipient;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue.Lease;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Signal;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PostboxTest {
    private static final NodeId NODE = new NodeId(new UUID(0, 1));

    private final InMemoryWorld world = new InMemoryWorld();
    private final Postbox postbox = world.postbox();
    private final MailDelivery delivery =
            new MailDelivery(world.transactions(), world.outbox(), world.jobs(), world.secretBox(), world.mailer());
    private OrgId org;

    @BeforeEach
    void found() {
        org = world.newOrg();
    }

    @Test
    void aMailIsSentOnceItsTransactionCommitted() {
        world.in(org).run(tx -> postbox.post(tx, mail()));

        assertThat(world.mailer().letters()).isEmpty();
        assertThat(world.signals().published()).contains(new Signal.JobsAdded(JobKind.MAIL));
        deliver();

        assertThat(world.mailer().lastTokenTo("ada@example.org")).contains("abc");
        assertThat(world.mailer().letters()).singleElement().satisfies(letter -> {
            assertThat(letter.subject()).isEqualTo("Choose a new password");
            assertThat(letter.text()).contains(InMemoryWorld.PUBLIC_URL + "/ui/reset-password#token=abc");
            assertThat(letter.html()).contains("href=\"" + InMemoryWorld.PUBLIC_URL + "/ui/reset-password#token=abc\"");
        });
    }

    @Test
    void aMailWhoseTransactionFailsIsNeverSent() {
        world.in(org).rolledBack(tx -> postbox.post(tx, mail()));

        assertThat(claimed()).isEmpty();
    }

    @Test
    void whatWaitsIsSealedAndWhatWasSentIsForgotten() {
        world.in(org).run(tx -> postbox.post(tx, mail()));
        var lease = claimed().getFirst();
        var id = UUID.fromString(lease.job().subject());
        var waiting = world.in(org).find(tx -> world.outbox().find(tx, org, id)).orElseThrow();
        assertThat(waiting.text() + waiting.html() + waiting.subject()).doesNotContain("token=");

        delivery.handle(lease);

        assertThat(world.in(org).find(tx -> world.outbox().find(tx, org, id))).isEmpty();
    }

    @Test
    void aMailThatNobodyTakesNowIsTriedAgainAndGoesWithTheSameId() {
        world.in(org).run(tx -> postbox.post(tx, mail()));
        var lease = claimed().getFirst();
        world.mailer().answer(new Mailer.Outcome.Unavailable("the line is dead"));

        assertThatThrownBy(() -> delivery.handle(lease)).hasMessage("the line is dead");
        world.mailer().answer(new Mailer.Outcome.Accepted());
        delivery.handle(lease);

        assertThat(world.mailer().letters())
                .singleElement()
                .satisfies(letter ->
                        assertThat(letter.id()).hasToString(lease.job().subject()));
    }

    @Test
    void aMailThatIsRefusedForGoodOrGivenUpIsForgotten() {
        world.in(org).run(tx -> postbox.post(tx, mail()));
        world.mailer().answer(new Mailer.Outcome.Refused("no such mailbox"));
        deliver();
        world.in(org).run(tx -> postbox.post(tx, mail()));
        var lease = claimed().getFirst();
        delivery.abandon(lease, "gave_up");

        assertThat(claimed()).isEmpty();
        assertThat(world.in(org)
                        .find(tx -> world.outbox()
                                .find(tx, org, UUID.fromString(lease.job().subject()))))
                .isEmpty();
    }

    @Test
    void whatPeopleWroteIsNeitherMarkupNorANewLine() {
        var template = new Template("Hello {{name}}", "Dear {{name}},\n", "<p>{{name}}</p>");

        var filled = template.filled(
                java.util.Map.of("name", "<b onclick='x'>Eve</b>\r\nBcc: a@b.example\u2028{{name}} $1"));

        assertThat(filled.subject()).isEqualTo("Hello <b onclick='x'>Eve</b>  Bcc: a@b.example {{name}} $1");
        assertThat(filled.text().lines()).hasSize(1);
        assertThat(filled.html())
                .isEqualTo("<p>&lt;b onclick=&#39;x&#39;&gt;Eve&lt;/b&gt;  Bcc: a@b.example {{name}} $1</p>");
    }

    @Test
    void aTemplateThatIsNotThereOrAValueThatIsMissingIsAMistakeOfTheCaller() {
        var unknown = Mail.of(org, Recipient.of("ada@example.org"), "no-such-template");
        var missing = Mail.of(org, Recipient.of("ada@example.org"), "reset-password");

        assertThatThrownBy(() -> world.in(org).run(tx -> postbox.post(tx, unknown)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> world.in(org).run(tx -> postbox.post(tx, missing)))
                .hasMessageContaining("link");
        assertThatThrownBy(() -> missing.linkingTo("//evil.example/x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> missing.linkingTo("https://evil.example/"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRecipientIsOneAddress() {
        for (var address : List.of(
                "",
                "ada",
                "ada@",
                "@x",
                "a@b@c",
                "a b@c.org",
                "a@b.org\r\nBcc: e@f.org",
                "a@b.org,c@d.org",
                "<a@b.org>")) {
            assertThatThrownBy(() -> Recipient.of(address).toString())
                    .as(address)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Recipient("a@b.org", "x\r\nBcc: e@f.org").toString())
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Mail mail() {
        return Mail.of(org, Recipient.of("ada@example.org"), "reset-password")
                .linkingTo("/ui/reset-password#token=abc");
    }

    private void deliver() {
        claimed().forEach(delivery::handle);
    }

    private List<Lease> claimed() {
        return world.system(Purpose.JOB_CLAIM)
                .list(tx ->
                        world.jobs().claim(tx, JobKind.MAIL, NODE, 10, 10, Duration.ofMinutes(1), PortsUnderTest.NOON));
    }
}
