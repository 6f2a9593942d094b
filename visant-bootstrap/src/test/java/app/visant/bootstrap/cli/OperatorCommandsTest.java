package app.visant.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.identity.User;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.persistence.DatabaseUrl;
import app.visant.persistence.PostgresPorts;
import app.visant.persistence.TestPostgres;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OperatorCommandsTest {
    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int MISTYPED = 2;

    private final DatabaseUrl url = TestPostgres.newDatabase();
    private final PostgresPorts ports = PostgresPorts.over(url);
    private Terminal terminal = Terminal.of(url, Path.of(""));

    @BeforeAll
    void open(@TempDir Path folder) {
        terminal = Terminal.of(url, folder);
    }

    @AfterAll
    void close() {
        ports.close();
    }

    @Test
    void organizationsAreFoundSuspendedAndLetGoOn() {
        var owner = ports.newOwner();
        var org = owner.currentOrg();
        ports.newOwner();

        var found =
                admin("organizations", "list", "--search", owner.email().value().toUpperCase(Locale.ROOT));
        assertThat(found.code()).isEqualTo(DONE);
        assertThat(found.lines())
                .singleElement()
                .asString()
                .startsWith(org + "  Harbour works  (" + owner.email() + ")");

        var suspended = admin("organizations", "suspend", org.toString(), "--reason", "unpaid since May");
        assertThat(suspended).isEqualTo(done("Done. It holds on every node within five seconds."));
        assertThat(admin("organizations", "list", "--suspended").lines())
                .singleElement()
                .asString()
                .contains(org.toString())
                .contains(", suspended since ")
                .endsWith(": unpaid since May");

        assertThat(admin("organizations", "unsuspend", org.toString()).code()).isEqualTo(DONE);
        assertThat(admin("organizations", "list", "--suspended")).isEqualTo(new Terminal.Shown(DONE, "", ""));
        assertThat(actions(org)).containsExactly("organization.resumed", "organization.suspended");
    }

    @Test
    void whatAnOrganizationMayUseIsSetAndTakenBack() {
        var org = ports.newOrg().toString();

        var set = admin("organizations", "limits", org, "streams=7", "storage_bytes=0");
        assertThat(set.code()).isEqualTo(DONE);
        assertThat(set.lines()).contains("streams=7  (its own)", "storage_bytes=unlimited  (its own)");

        assertThat(admin("organizations", "limits", org, "streams=default", "storage_bytes=default")
                        .out())
                .doesNotContain("its own");
        assertThat(admin("organizations", "limits", org).lines()).hasSizeGreaterThan(2);
    }

    @Test
    void anOrganizationThatThereIsNotIsRefused() {
        var nobody = new UUID(7, 7).toString();

        for (var words : List.of(
                List.of("organizations", "suspend", nobody, "--reason", "unpaid"),
                List.of("organizations", "unsuspend", nobody),
                List.of("organizations", "limits", nobody),
                List.of("organizations", "limits", nobody, "streams=1"))) {
            assertThat(admin(words)).isEqualTo(refused("There is no organization " + nobody + "."));
        }
        assertRefused("gate", "organizations", "unsuspend", "the-gate");
    }

    @Test
    void whatIsMistypedAboutAnOrganizationChangesNothing() {
        var org = ports.newOrg();

        assertMistyped("--reason", "organizations", "suspend", org.toString());
        assertMistyped("ID", "organizations", "unsuspend");
        assertRefused("must not be empty", "organizations", "suspend", org.toString(), "--reason", " ");
        assertRefused("captures_per_day", "organizations", "limits", org.toString(), "beds=1");
        assertRefused("streams", "organizations", "limits", org.toString(), "streams=many");
        assertRefused("0 or more", "organizations", "limits", org.toString(), "streams=-1");
        assertThat(actions(org)).isEmpty();
    }

    @Test
    void everyPageOfAListIsPrinted() {
        var many = 2 * Page.Request.MAX_LIMIT + 1;
        TestPostgres.execute(url, """
                insert into organizations (id, name, trial_end_date, created_at, updated_at)
                select gen_random_uuid(), 'one of many', now(), now(), now() from generate_series(1, %d)
                """.formatted(many));

        assertThat(admin("organizations", "list", "--search", "One of many").lines())
                .hasSize(many);
    }

    @Test
    void peopleAreFoundSuspendedAndLetGoOn() {
        var person = ports.newOwner();
        var address = person.email().value();

        var found = admin("users", "list", "--search", address);
        assertThat(found.lines())
                .singleElement()
                .asString()
                .isEqualTo("%s  %s (unproven)  Ada  owner of Harbour works".formatted(person.id(), address));

        assertThat(admin("users", "suspend", address, "--reason", "abuse"))
                .isEqualTo(done("Done. It holds from the next request of " + address + " on."));
        assertThat(admin("users", "list", "--suspended").lines())
                .singleElement()
                .asString()
                .contains(address)
                .endsWith(": abuse");

        assertThat(admin("users", "unsuspend", address).code()).isEqualTo(DONE);
        assertThat(admin("users", "list", "--suspended").out()).isEmpty();
        assertThat(actions(person.currentOrg())).containsExactly("account.resumed", "account.suspended");
    }

    @Test
    void operatorsAreMadeAndUnmade() {
        var person = ports.newOwner();
        var address = person.email().value();

        assertThat(admin("grant", address).code()).isEqualTo(DONE);
        assertThat(isOperator(person)).isTrue();
        assertThat(admin("users", "list", "--search", address).out()).contains("operator, owner of");

        assertThat(admin("revoke", address).code()).isEqualTo(DONE);
        assertThat(isOperator(person)).isFalse();
    }

    @Test
    void anAccountThatThereIsNotIsRefused() {
        var nobody = "nobody@example.org";

        for (var words : List.of(
                List.of("grant", nobody),
                List.of("revoke", nobody),
                List.of("reset-password", nobody),
                List.of("users", "suspend", nobody, "--reason", "abuse"),
                List.of("users", "unsuspend", nobody))) {
            assertThat(admin(words)).isEqualTo(refused("There is no account with the address " + nobody + "."));
        }
        assertRefused("address", "grant", "not an address");
        assertMistyped("EMAIL", "grant");
        assertMistyped("--reason", "users", "suspend", nobody);
    }

    @Test
    void aNewPasswordIsShownOnce() {
        var shown = admin("reset-password", ports.newOwner().email().value());

        assertThat(shown.code()).isEqualTo(DONE);
        assertThat(shown.lines()).singleElement().asString().hasSizeGreaterThan(11);
    }

    @Test
    void codesAreMadeFoundAndSwitched() {
        assertThat(admin("codes", "make", "--device-slots", "2", "--code", "SPRING-2026", "--max-uses", "5"))
                .isEqualTo(done("SPRING-2026"));
        assertThat(admin("codes", "make", "--free-months", "1").lines()).hasSize(1);
        assertThat(admin("codes", "list", "--search", "spring").lines())
                .containsExactly("SPRING-2026  2 device slots, redeemed 0 of 5");

        assertThat(admin("codes", "suspend", "SPRING-2026")).isEqualTo(done("Done."));
        assertThat(admin("codes", "list", "--search", "spring").out()).contains(", switched off");
        assertThat(admin("codes", "list", "--search", "spring", "--active").out())
                .isEmpty();
        assertThat(admin("codes", "unsuspend", "SPRING-2026").code()).isEqualTo(DONE);
        assertThat(admin("codes", "list", "--search", "spring", "--active").lines())
                .hasSize(1);
    }

    @Test
    void codesThatCannotBeAreRefused() {
        admin("codes", "make", "--trial-days", "30", "--code", "TWICE-2026");

        assertThat(admin("codes", "make", "--trial-days", "30", "--code", "TWICE-2026"))
                .isEqualTo(refused("There is a code of that text already; none was made."));
        assertThat(admin("codes", "suspend", "NEVER-MADE-2026"))
                .isEqualTo(refused("There is no code NEVER-MADE-2026."));
        assertMistyped("--device-slots", "codes", "make");
        assertMistyped("mutually exclusive", "codes", "make", "--device-slots", "1", "--free-months", "1");
        assertMistyped("--device-slots", "codes", "make", "--device-slots", "some");
        assertRefused("tomorrow", "codes", "make", "--device-slots", "1", "--until", "tomorrow");
        assertThat(admin("codes", "make", "--device-slots", "0").code()).isEqualTo(REFUSED);
    }

    @Test
    void devicesAreMadeWithALabelAndListed() {
        assertThat(admin("devices", "--id", "YARD-1", "--batch", "spring").lines())
                .singleElement()
                .asString()
                .startsWith("YARD-1  ");
        assertThat(admin("devices", "--quantity", "2", "--no-claim").lines()).hasSize(2);
        assertThat(admin("devices", "list", "--batch", "spring").lines())
                .containsExactly("YARD-1  manufactured  batch spring");

        assertThat(admin("devices", "--id", "YARD-1"))
                .isEqualTo(refused("There is a device YARD-1 already; none was made."));
        assertMistyped("--status", "devices", "list", "--status", "stolen");
    }

    @Test
    void theConfigurationIsCheckedBeforeAnything() {
        assertThat(admin("config").lines()).last().asString().startsWith("The configuration is good. Data: ");

        var wrong = new HashMap<>(terminal.environment());
        wrong.put("VISANT_DATA_DIRR", "/tmp");
        var shown = new Terminal(wrong).admin("organizations", "list");
        assertThat(shown.code()).isEqualTo(REFUSED);
        assertThat(shown.err()).contains("VISANT_DATA_DIRR").contains("VISANT_DATA_DIR");
        assertMistyped("organisations", "organisations", "list");
    }

    private void assertRefused(String why, String... words) {
        var shown = admin(words);
        assertThat(shown.code()).as(shown.err()).isEqualTo(REFUSED);
        assertThat(shown.err()).contains(why);
        assertThat(shown.out()).isEmpty();
    }

    private void assertMistyped(String what, String... words) {
        var shown = admin(words);
        assertThat(shown.code()).as(shown.err()).isEqualTo(MISTYPED);
        assertThat(shown.err()).contains(what);
        assertThat(shown.out()).isEmpty();
    }

    private static Terminal.Shown done(String line) {
        return new Terminal.Shown(DONE, line + System.lineSeparator(), "");
    }

    private static Terminal.Shown refused(String why) {
        return new Terminal.Shown(REFUSED, "", why + System.lineSeparator());
    }

    private Terminal.Shown admin(List<String> words) {
        return admin(words.toArray(String[]::new));
    }

    private Terminal.Shown admin(String... words) {
        return terminal.admin(words);
    }

    private boolean isOperator(User person) {
        return !ports.superuser("select id::text from users where operator and id = '%s'".formatted(person.id()))
                .isEmpty();
    }

    /** What its log tells of, the newest first. */
    private List<String> actions(OrgId org) {
        return ports.superuser("select action from audit_entries where org_id = '%s' order by id desc".formatted(org));
    }
}
