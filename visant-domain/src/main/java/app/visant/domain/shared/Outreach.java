package app.visant.domain.shared;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * To which addresses this server connects because somebody of an organization named them: those of the public Internet,
 * encrypted, and what the operator allows besides. It is asked with the address that is being connected to, since a name
 * may mean another address a moment later.
 *
 * @param allowed ranges that the operator opens, without encryption too
 */
public record Outreach(List<AddressBlock> allowed) {
    /** Whatever is not listed in the registries of special-purpose addresses is public. */
    private static final List<AddressBlock> CLOSED = blocks(
            "0.0.0.0/8", // this host
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carrier-grade NAT, and metadata of some clouds
            "127.0.0.0/8", // loopback
            "168.63.129.16", // the host of a virtual machine at Azure
            "169.254.0.0/16", // link-local, and metadata of most clouds
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.31.196.0/24", // AS112
            "192.52.193.0/24", // AMT
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "192.175.48.0/24", // AS112
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/3", // multicast, reserved, broadcast
            "2001::/23", // protocol assignments, Teredo among them
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "2620:4f:8000::/48", // AS112
            "3fff::/20"); // documentation

    private static final List<AddressBlock> PUBLIC = blocks("0.0.0.0/0", "2000::/3");

    /** IPv6 in which an IPv4 address stands at the end: mapped, and translated by the well-known prefix of NAT64. */
    private static final List<AddressBlock> CARRIERS = blocks("::ffff:0:0/96", "64:ff9b::/96");

    private static final int V4_AT = 12;

    public Outreach {
        allowed = List.copyOf(allowed);
    }

    /**
     * Whether to connect.
     *
     * @param address 4 or 16 bytes
     * @param encrypted whether what is said there will be
     */
    public boolean permits(byte[] address, boolean encrypted) {
        var meant = CARRIERS.stream().anyMatch(block -> block.contains(address))
                ? Arrays.copyOfRange(address, V4_AT, address.length)
                : address;
        return within(allowed, address)
                || within(allowed, meant)
                || encrypted && within(PUBLIC, meant) && !within(CLOSED, meant);
    }

    private static boolean within(List<AddressBlock> blocks, byte[] address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static List<AddressBlock> blocks(String... ranges) {
        return Stream.of(ranges).map(AddressBlock::parse).toList();
    }
}
