package app.visant.domain.shared;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A range of Internet addresses in CIDR form.
 *
 * @param network 4 or 16 bytes, as unsigned numbers
 * @param bits how many of the first bits an address must share with the network
 */
public record AddressBlock(List<Integer> network, int bits) {
    private static final int V4 = 4;
    private static final int V6 = 16;
    private static final int GROUPS = 8;

    public AddressBlock {
        network = List.copyOf(network);
        if (network.size() != V4 && network.size() != V6) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes");
        }
        if (bits < 0 || bits > network.size() * Byte.SIZE) {
            throw new IllegalArgumentException("a range has at most as many bits as its address");
        }
    }

    /**
     * An address, or a range such as {@code 10.0.0.0/8} or {@code fc00::/7}.
     *
     * @throws IllegalArgumentException if it is neither; names are not looked up
     */
    public static AddressBlock parse(String text) {
        var slash = text.indexOf('/');
        var address = slash < 0 ? text : text.substring(0, slash);
        var network = address.indexOf(':') < 0 ? v4(address) : v6(address);
        var bits = slash < 0 ? network.size() * Byte.SIZE : number(text.substring(slash + 1), 128);
        return new AddressBlock(network, bits);
    }

    /** Whether the address, of 4 or 16 bytes, lies within. */
    public boolean contains(byte[] address) {
        if (address.length != network.size()) {
            return false;
        }
        var whole = bits / Byte.SIZE;
        for (var i = 0; i < whole; i++) {
            if (Byte.toUnsignedInt(address[i]) != network.get(i)) {
                return false;
            }
        }
        var rest = bits % Byte.SIZE;
        return rest == 0
                || Byte.toUnsignedInt(address[whole]) >> (Byte.SIZE - rest) == network.get(whole) >> (Byte.SIZE - rest);
    }

    private static List<Integer> v4(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != V4) {
            throw new IllegalArgumentException("must be an address or a range of addresses");
        }
        return Arrays.stream(parts).map(part -> number(part, 255)).toList();
    }

    private static List<Integer> v6(String text) {
        var halves = text.split("::", -1);
        if (halves.length > 2) {
            throw new IllegalArgumentException("must be an address or a range of addresses");
        }
        var head = groups(halves[0]);
        var tail = halves.length == 2 ? groups(halves[1]) : new int[0];
        var missing = GROUPS - head.length - tail.length;
        if (halves.length == 1 ? missing != 0 : missing < 1) {
            throw new IllegalArgumentException("must be an address or a range of addresses");
        }
        var all = new int[GROUPS];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(tail, 0, all, GROUPS - tail.length, tail.length);
        return Arrays.stream(all)
                .boxed()
                .flatMap(group -> List.of(group >> Byte.SIZE, group & 0xff).stream())
                .toList();
    }

    private static int[] groups(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        return Arrays.stream(text.split(":", -1))
                .mapToInt(group -> {
                    if (!group.matches("[0-9a-fA-F]{1,4}")) {
                        throw new IllegalArgumentException("must be an address or a range of addresses");
                    }
                    return HexFormat.fromHexDigits(group);
                })
                .toArray();
    }

    private static int number(String text, int most) {
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException("must be an address or a range of addresses");
        }
        return Integer.parseInt(text);
    }
}
