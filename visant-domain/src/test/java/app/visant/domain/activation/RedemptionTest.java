package app.visant.domain.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.visant.domain.activation.ActivationCode.Terms;
import app.visant.domain.activation.Redemption.AlreadyRedeemed;
import app.visant.domain.activation.Redemption.Attempt;
import app.visant.domain.activation.Redemption.Expired;
import app.visant.domain.activation.Redemption.Granted;
import app.visant.domain.activation.Redemption.NotForAddress;
import app.visant.domain.activation.Redemption.NotYetValid;
import app.visant.domain.activation.Redemption.Unknown;
import app.visant.domain.activation.Redemption.UsedUp;
import app.visant.domain.org.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedemptionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(1);
    private static final Instant EARLIER = NOW.minusSeconds(1);
    private static final Subscription.Agreed FIRST = Subscription.first(NOW);
    private static final EmailDomain FRIENDS = new EmailDomain("example.org");
    private static final EmailDomain OTHERS = new EmailDomain("example.com");

    /** Rules of a code, who tries, and what is told. */
    static Stream<Arguments> tries() {
        var open = Terms.OPEN;
        return Stream.of(
                Arguments.of("nothing against it", code(open, 0, true), first(), granted(open, 0)),
                Arguments.of("switched off", code(open, 0, false), first(), new Unknown()),
                Arguments.of("begins now", code(from(NOW), 0, true), first(), granted(from(NOW), 0)),
                Arguments.of("begins later", code(from(LATER), 0, true), first(), new NotYetValid(LATER)),
                Arguments.of("ends later", code(until(LATER), 0, true), first(), granted(until(LATER), 0)),
                Arguments.of("ends now", code(until(NOW), 0, true), first(), new Expired(NOW)),
                Arguments.of("ended before", code(until(EARLIER), 0, true), first(), new Expired(EARLIER)),
                Arguments.of("one use left", code(uses(3), 2, true), first(), granted(uses(3), 2)),
                Arguments.of("no use left", code(uses(3), 3, true), first(), new UsedUp()),
                Arguments.of("without limit", code(open, 1_000_000, true), first(), granted(open, 1_000_000)),
                Arguments.of("once, and had it", code(open, 1, true), again(), new AlreadyRedeemed()),
                Arguments.of("often, and had it", code(often(), 1, true), again(), granted(often(), 1)),
                Arguments.of("for friends, by one", code(friends(), 0, true), by(FRIENDS), granted(friends(), 0)),
                Arguments.of("for friends, by others", code(friends(), 0, true), by(OTHERS), new NotForAddress()),
                Arguments.of("for friends, not verified", code(friends(), 0, true), first(), new NotForAddress()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tries")
    void eachRuleGrantsOrRefuses(String what, ActivationCode code, Attempt attempt, Redemption expected) {
        assertThat(Redemption.of(Optional.of(code), attempt)).as(what).isEqualTo(expected);
    }

    /** A code that breaks every rule, of which one after the other is mended. */
    static Stream<Arguments> order() {
        return Stream.of(
                Arguments.of(code(terms(LATER, NOW.plusSeconds(2)), 1, false), new Unknown()),
                Arguments.of(code(terms(LATER, NOW.plusSeconds(2)), 1, true), new NotYetValid(LATER)),
                Arguments.of(code(terms(NOW.minusSeconds(2), EARLIER), 1, true), new Expired(EARLIER)),
                Arguments.of(code(terms(EARLIER, LATER), 1, true), new UsedUp()),
                Arguments.of(code(terms(EARLIER, LATER), 0, true), new AlreadyRedeemed()));
    }

    @ParameterizedTest
    @MethodSource("order")
    void theFirstRefusalIsToldWhateverElseIsWrong(ActivationCode code, Redemption expected) {
        assertThat(Redemption.of(Optional.of(code), again())).isEqualTo(expected);
    }

    @Test
    void aCodeThatIsNotThereIsLikeOneThatIsOff() {
        assertThat(Redemption.of(Optional.empty(), first()))
                .isEqualTo(Redemption.of(Optional.of(code(Terms.OPEN, 0, false)), first()));
    }

    @Test
    void eachBenefitBettersTheSubscriptionInItsWay() {
        assertThat(new Benefit.DeviceSlots(2).addedTo(FIRST, NOW)).isEqualTo(FIRST.withSlots(7));
        assertThat(new Benefit.FreeMonths(2).addedTo(FIRST, NOW)).isEqualTo(FIRST.withFreeMonths(2, NOW));
        assertThat(new Benefit.TrialExtension(2).addedTo(FIRST, NOW)).isEqualTo(FIRST.withTrialDays(2, NOW));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 10_001, Integer.MAX_VALUE})
    void noBenefitIsNothingOrBeyondReason(int amount) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Benefit.DeviceSlots(amount));
        assertThatIllegalArgumentException().isThrownBy(() -> new Benefit.FreeMonths(amount));
        assertThatIllegalArgumentException().isThrownBy(() -> new Benefit.TrialExtension(amount));
    }

    @Test
    void aCodeIsTheSameHoweverItIsTyped() {
        assertThat(new Code(" promo-2026_a ")).isEqualTo(new Code("PROMO-2026_A"));
        assertThat(Code.typed("promo2024")).contains(new Code("PROMO2024"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "-ABC", "A B C D", "ÄBCD", "ABCD\n1", "ABCD/..", "%00AB", "ıabc"})
    void whatCannotBeACodeIsUnknown(String text) {
        assertThat(Code.typed(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Code(text));
    }

    @Test
    void termsThatCannotBeMetAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> terms(NOW, NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> uses(0));
        assertThatIllegalArgumentException().isThrownBy(() -> code(uses(3), 4, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailDomain("localhost"));
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailDomain("a@example.org"));
    }

    private static Attempt first() {
        return new Attempt(FIRST, false, Optional.empty(), NOW);
    }

    private static Attempt again() {
        return new Attempt(FIRST, true, Optional.empty(), NOW);
    }

    private static Attempt by(EmailDomain domain) {
        return new Attempt(FIRST, false, Optional.of(domain), NOW);
    }

    private static Granted granted(Terms terms, int usesBefore) {
        return new Granted(code(terms, usesBefore + 1, true), FIRST.withSlots(7));
    }

    private static ActivationCode code(Terms terms, int uses, boolean active) {
        return new ActivationCode(
                new Code("SPRING"), "", new Benefit.DeviceSlots(2), terms, uses, active, NOW.minusSeconds(60));
    }

    private static Terms from(Instant from) {
        return new Terms(Optional.empty(), Optional.of(from), Optional.empty(), true, List.of());
    }

    private static Terms until(Instant until) {
        return new Terms(Optional.empty(), Optional.empty(), Optional.of(until), true, List.of());
    }

    private static Terms uses(int most) {
        return new Terms(Optional.of(most), Optional.empty(), Optional.empty(), true, List.of());
    }

    private static Terms often() {
        return new Terms(Optional.empty(), Optional.empty(), Optional.empty(), false, List.of());
    }

    private static Terms friends() {
        return new Terms(Optional.empty(), Optional.empty(), Optional.empty(), true, List.of(FRIENDS));
    }

    /** For one use by friends. */
    private static Terms terms(Instant from, Instant until) {
        return new Terms(Optional.of(1), Optional.of(from), Optional.of(until), true, List.of(FRIENDS));
    }
}
