package app.visant.application.activation.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.Inside;
import app.visant.application.Paging;
import app.visant.application.PortsUnderTest;
import app.visant.application.activation.port.CodeRepository.Redeemed;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.activation.ActivationCode;
import app.visant.domain.activation.ActivationCode.Terms;
import app.visant.domain.activation.Benefit;
import app.visant.domain.activation.Code;
import app.visant.domain.activation.EmailDomain;
import app.visant.domain.shared.OrgId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public interface CodeRepositoryContract {
    Instant NOON = PortsUnderTest.NOON;
    Terms NARROW = new Terms(
            Optional.of(3),
            Optional.of(NOON),
            Optional.of(NOON.plus(Duration.ofDays(9))),
            false,
            List.of(new EmailDomain("example.org"), new EmailDomain("example.com")));

    PortsUnderTest ports();

    @Test
    default void keepsAllThatACodeIs() {
        for (var benefit :
                List.of(new Benefit.DeviceSlots(7), new Benefit.FreeMonths(2), new Benefit.TrialExtension(14))) {
            for (var terms : List.of(Terms.OPEN, NARROW)) {
                var code = ActivationCode.made(newText(), "Ærø & <b>co</b>", benefit, terms, NOON);

                assertThat(add(code)).isTrue();

                assertThat(locked(code)).contains(code);
                assertThat(operator().test(tx -> ports().codes().exists(tx, code.code())))
                        .isTrue();
            }
        }
    }

    @Test
    default void aTextIsTakenOnce() {
        var first = added(Terms.OPEN);
        var second = ActivationCode.made(first.code(), "another", new Benefit.FreeMonths(1), Terms.OPEN, NOON);

        assertThat(add(second)).isFalse();

        assertThat(locked(first)).contains(first);
    }

    @Test
    default void aCodeThatNobodyMadeIsNotThere() {
        var nothing = newText();

        assertThat(operator().find(tx -> ports().codes().lock(tx, nothing))).isEmpty();
        assertThat(operator().test(tx -> ports().codes().exists(tx, nothing))).isFalse();
    }

    @Test
    default void limitsUsesAndActivityChangeAndWhatItGrantsDoesNot() {
        var code = added(NARROW);
        var limits = new Terms(Optional.of(9), Optional.empty(), Optional.empty(), true, List.of());
        var changed = new ActivationCode(
                code.code(), "changed", new Benefit.FreeMonths(99), limits, 4, false, NOON.plusSeconds(1));

        operator().run(tx -> ports().codes().update(tx, changed));

        assertThat(locked(code))
                .contains(new ActivationCode(
                        code.code(),
                        "changed",
                        code.benefit(),
                        new Terms(Optional.of(9), Optional.empty(), Optional.empty(), false, NARROW.domains()),
                        4,
                        false,
                        NOON));
    }

    @Test
    default void anOrganizationHasACodeOnceIfOnceIsAll() {
        var code = added(Terms.OPEN);
        var org = ports().newOrg();

        assertThat(redeem(code, org)).isTrue();
        assertThat(redeem(code, org)).isFalse();

        assertThat(redeemed(code, org)).isTrue();
        assertThat(redeemed(code, ports().newOrg())).isFalse();
        assertThat(redemptions(code)).hasSize(1);
        assertThat(redeem(code, ports().newOrg())).isTrue();
    }

    @Test
    default void anOrganizationHasACodeAsOftenAsItMay() {
        var code = added(NARROW);
        var org = ports().newOrg();

        assertThat(redeem(code, org)).isTrue();
        assertThat(redeem(code, org)).isTrue();

        assertThat(redemptions(code)).hasSize(2).allMatch(row -> row.org().equals(org));
    }

    @Test
    default void listsCodesNewestFirst() {
        var made = IntStream.range(0, 7)
                .mapToObj(i -> ActivationCode.made(
                        newText(), "", new Benefit.DeviceSlots(1), Terms.OPEN, NOON.plusSeconds(i / 3)))
                .toList();
        made.forEach(this::add);

        var listed = Paging.all(
                        2,
                        request -> operator().page(tx -> ports().codes().list(tx, CodeRepository.Filter.ALL, request)))
                .stream()
                .filter(made::contains)
                .toList();

        assertThat(listed).hasSize(7).doesNotHaveDuplicates();
        assertThat(listed).map(ActivationCode::createdAt).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    default void listsTheRedemptionsOfACodeNewestFirst() {
        var code = added(Terms.OPEN);
        var rows = IntStream.range(0, 5)
                .mapToObj(i -> new Redeemed(ports().ids().next(), ports().newOrg(), NOON.plusSeconds(i / 2)))
                .toList();
        rows.forEach(row -> operator().run(tx -> ports().codes().record(tx, code, row)));
        redeem(added(Terms.OPEN), ports().newOrg());

        assertThat(redemptions(code))
                .containsExactlyInAnyOrderElementsOf(rows)
                .isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
    }

    @Test
    default void noOrganizationReadsCodesByItself() {
        var code = added(Terms.OPEN);
        var org = ports().newOrg();

        assertThatThrownBy(() -> ports().in(org).find(tx -> ports().codes().lock(tx, code.code())))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> ports().in(org)
                        .run(tx -> ports().codes()
                                .record(tx, code, new Redeemed(ports().ids().next(), org, NOON))))
                .isInstanceOf(RuntimeException.class);
        assertThat(redeemed(code, org)).isFalse();
    }

    @Test
    default void findsCodesByTextAndWhetherTheyAreSwitchedOn() {
        var mark = ports().ids().next().toString().substring(24);
        var on = ActivationCode.made(newText(), "Fair " + mark, new Benefit.DeviceSlots(1), Terms.OPEN, NOON);
        var off = ActivationCode.made(newText(), "fair " + mark, new Benefit.DeviceSlots(1), Terms.OPEN, NOON)
                .switched(false);
        add(on);
        add(off);

        assertThat(filtered(Optional.of("FAIR " + mark), Optional.empty())).containsExactlyInAnyOrder(on, off);
        assertThat(filtered(Optional.of("fair " + mark), Optional.of(false))).containsExactly(off);
        assertThat(filtered(Optional.of(on.code().value().toLowerCase(Locale.ROOT)), Optional.empty()))
                .containsExactly(on);
    }

    private List<ActivationCode> filtered(Optional<String> text, Optional<Boolean> active) {
        var filter = new CodeRepository.Filter(text, active);
        return Paging.all(1, request -> operator().page(tx -> ports().codes().list(tx, filter, request)));
    }

    private ActivationCode added(Terms terms) {
        var code = ActivationCode.made(newText(), "", new Benefit.DeviceSlots(2), terms, NOON);
        add(code);
        return code;
    }

    private boolean add(ActivationCode code) {
        return operator().test(tx -> ports().codes().add(tx, code));
    }

    private Optional<ActivationCode> locked(ActivationCode code) {
        return operator().find(tx -> ports().codes().lock(tx, code.code()));
    }

    private boolean redeem(ActivationCode code, OrgId org) {
        return operator()
                .test(tx -> ports().codes()
                        .record(tx, code, new Redeemed(ports().ids().next(), org, NOON)));
    }

    private boolean redeemed(ActivationCode code, OrgId org) {
        return operator().test(tx -> ports().codes().redeemed(tx, code.code(), org));
    }

    private List<Redeemed> redemptions(ActivationCode code) {
        return Paging.all(2, request -> operator().page(tx -> ports().codes().redemptions(tx, code.code(), request)));
    }

    private Code newText() {
        return new Code("TEST-" + ports().ids().next());
    }

    private Inside operator() {
        return ports().system(Purpose.OPERATOR);
    }
}
