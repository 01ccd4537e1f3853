package org.palermo.kernel.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.stream.Stream;

/// Checks that an address is on the public internet: not this machine, not its own network, and not reserved (IANA's
/// registries of special-purpose addresses for IPv4 and IPv6, RFC 6890 and its successors). An IPv6 address that contains
/// an IPv4 address is checked as that address.
final class PublicAddress {
    private static final Block[] SPECIAL_4 = blocks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
            "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3");
    /// Only 2000::/3 is assigned; these ranges within it are excluded.
    private static final Block GLOBAL_6 = Block.of("2000::/3");
    private static final Block[] SPECIAL_6 = blocks("2001::/23", "2001:db8::/32", "3fff::/20");
    private static final Block SIX_TO_FOUR = Block.of("2002::/16");
    private static final Block TRANSLATED = Block.of("64:ff9b::/96");

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (!(address instanceof Inet6Address)) {
            return none(SPECIAL_4, bytes);
        }
        if (SIX_TO_FOUR.holds(bytes)) {
            return none(SPECIAL_4, Arrays.copyOfRange(bytes, 2, 6));
        }
        return TRANSLATED.holds(bytes)
                ? none(SPECIAL_4, Arrays.copyOfRange(bytes, 12, 16))
                : GLOBAL_6.holds(bytes) && none(SPECIAL_6, bytes);
    }

    private static boolean none(Block[] blocks, byte[] address) {
        return Arrays.stream(blocks).noneMatch(block -> block.holds(address));
    }

    private static Block[] blocks(String... written) {
        return Stream.of(written).map(Block::of).toArray(Block[]::new);
    }

    private record Block(byte[] network, int bits) {

        static Block of(String written) {
            String[] parts = written.split("/");
            try {
                return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(written, e);
            }
        }

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
                    return false;
                }
            }
            return address.length == network.length;
        }
    }
}
