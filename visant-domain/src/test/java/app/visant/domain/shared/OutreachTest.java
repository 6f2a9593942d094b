package app.visant.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutreachTest {
    private static final Outreach NOTHING_ALLOWED = new Outreach(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2a00:1450:4001:80e::200e",
                "::ffff:8.8.8.8",
                "::ffff:808:808",
                "64:ff9b::808:808",
            })
    void publicAddressesAreReachedEncryptedOnly(String address) {
        assertThat(NOTHING_ALLOWED.permits(bytes(address), true)).isTrue();
        assertThat(NOTHING_ALLOWED.permits(bytes(address), false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:a9fe:a9fe",
                "::ffff:0:7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::808:808",
                "100::1",
                "2001::1",
                "2001:10::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:808:808::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
            })
    void everythingElseIsNot(String address) {
        assertThat(NOTHING_ALLOWED.permits(bytes(address), true)).isFalse();
        assertThat(NOTHING_ALLOWED.permits(bytes(address), false)).isFalse();
    }

    @Test
    void whatTheOperatorAllowsIsReachedInTheClearToo() {
        var outreach = new Outreach(
                Stream.of("10.1.0.0/16", "fd00::/8").map(AddressBlock::parse).toList());

        for (var encrypted : List.of(true, false)) {
            assertThat(outreach.permits(bytes("10.1.2.3"), encrypted)).isTrue();
            assertThat(outreach.permits(bytes("::ffff:10.1.2.3"), encrypted)).isTrue();
            assertThat(outreach.permits(bytes("fd12::1"), encrypted)).isTrue();
            assertThat(outreach.permits(bytes("10.2.0.1"), encrypted)).isFalse();
            assertThat(outreach.permits(bytes("127.0.0.1"), encrypted)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "10.0.0",
                "10.0.0.0.0",
                "10.0.0.256",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "0x7f.0.0.1",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "::12345",
                "fe80::1%eth0",
                "1:2:3:4:5:6:7:8::",
                "::/129",
            })
    void aRangeThatIsNoneIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AddressBlock.parse(text));
    }

    @Test
    void aRangeEndsWithinAByte() {
        var block = AddressBlock.parse("172.16.0.0/12");

        assertThat(block.contains(bytes("172.31.0.1"))).isTrue();
        assertThat(block.contains(bytes("172.32.0.1"))).isFalse();
        assertThat(block.contains(bytes("::1"))).isFalse();
        assertThat(AddressBlock.parse("::/0").contains(bytes("::1"))).isTrue();
        assertThat(AddressBlock.parse("1.2.3.4").contains(bytes("1.2.3.5"))).isFalse();
    }

    /** With a dotted end, if it has one. */
    private static byte[] bytes(String text) {
        var colon = text.lastIndexOf(':');
        if (colon >= 0 && text.indexOf('.') > colon) {
            var end = bytes(text.substring(colon + 1));
            var address = bytes(text.substring(0, colon + 1) + "0:0");
            System.arraycopy(end, 0, address, 12, 4);
            return address;
        }
        var network = AddressBlock.parse(text).network();
        var bytes = new byte[network.size()];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = network.get(i).byteValue();
        }
        return bytes;
    }
}
