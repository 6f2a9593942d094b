package app.visant.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TryLimitsTest {
    private static final TryLimits.Limit NETWORK = limit("2001:db8:0:7::2");

    @Test
    void addressesOfOneNetworkCountTogether() {
        for (var address : List.of(
                "2001:db8:0:7::1",
                "2001:db8:0:7:a:b:c:d",
                "2001:DB8::7:0:0:0:1",
                "2001:0db8:0000:0007:ffff:ffff:ffff:ffff")) {
            assertThat(limit(address)).isEqualTo(NETWORK);
        }
    }

    @Test
    void addressesOfDifferentNetworksCountEachForItself() {
        for (var address : List.of("2001:db8:0:8::1", "2001:db8::1", "::1", "::ffff:10.0.0.1", "10.0.0.1")) {
            assertThat(limit(address)).isNotEqualTo(NETWORK);
        }
    }

    @Test
    void addressesOfTheOlderProtocolCountEachForItself() {
        assertThat(limit("10.0.0.1")).isNotEqualTo(limit("10.0.0.2"));
        assertThat(limit("::ffff:10.0.0.1")).isNotEqualTo(limit("::ffff:10.0.0.2"));
    }

    private static TryLimits.Limit limit(String address) {
        return TryLimits.Limit.ofAddress("login", address, 10);
    }
}
