package app.visant.http.edge;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the address of a caller behind proxies: the right-most hop that is not one of ours. */
public final class TrustedProxies {
    private static final Pattern V4 = Pattern.compile("(?:\\d{1,3}\\.){3}\\d{1,3}");
    private static final Pattern V4_WITH_PORT = Pattern.compile("(" + V4.pattern() + "):\\d+");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    private static final Pattern BRACKETED = Pattern.compile("\\[(" + V6.pattern() + ")](?::\\d+)?");

    private final List<Range> ranges;

    private TrustedProxies(List<Range> ranges) {
        this.ranges = ranges;
    }

    /**
     * Trusts these.
     *
     * @param ranges addresses or CIDR ranges
     * @throws IllegalArgumentException if one is neither
     */
    public static TrustedProxies of(List<String> ranges) {
        return new TrustedProxies(ranges.stream().map(Range::parse).toList());
    }

    /**
     * Who sent the request.
     *
     * @param peer the address at the other end of the connection
     * @param forwardedFor all {@code X-Forwarded-For} headers, in order
     */
    public String caller(String peer, List<String> forwardedFor) {
        var hops = forwardedFor.stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .toList();
        var current = parse(peer);
        for (var i = hops.size() - 1; i >= 0 && current.isPresent() && trusted(current.get()); i--) {
            var next = parse(hops.get(i));
            if (next.isEmpty()) {
                break;
            }
            current = next;
        }
        return current.map(InetAddress::getHostAddress).orElse(peer);
    }

    /** Whether the address is this machine's own. */
    public static boolean loopback(String address) {
        return parse(address).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    private boolean trusted(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.holds(address));
    }

    /** Reads literal addresses only: a name would be looked up. */
    private static Optional<InetAddress> parse(String text) {
        var hop = text.strip();
        var bracketed = BRACKETED.matcher(hop);
        var ported = V4_WITH_PORT.matcher(hop);
        var bare = bracketed.matches() ? bracketed.group(1) : ported.matches() ? ported.group(1) : hop;
        if (!V4.matcher(bare).matches() && !V6.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private record Range(InetAddress network, int bits) {
        static Range parse(String text) {
            var slash = text.indexOf('/');
            var address = TrustedProxies.parse(slash < 0 ? text : text.substring(0, slash))
                    .orElseThrow(() -> new IllegalArgumentException("not an address or range: " + text));
            var width = address.getAddress().length * Byte.SIZE;
            try {
                var bits = slash < 0
                        ? width
                        : Integer.parseInt(text.substring(slash + 1).strip());
                if (bits >= 0 && bits <= width) {
                    return new Range(address, bits);
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("not an address or range: " + text, e);
            }
            throw new IllegalArgumentException("not an address or range: " + text);
        }

        boolean holds(InetAddress address) {
            var mine = network.getAddress();
            var theirs = address.getAddress();
            if (mine.length != theirs.length) {
                return false;
            }
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> (bit % Byte.SIZE);
                if (((mine[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
