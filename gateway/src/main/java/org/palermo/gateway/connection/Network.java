package org.palermo.gateway.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

import io.netty.util.NetUtil;

/// A block of addresses, `10.0.0.0/8` or `2001:db8::/32`; a bare address is a block of one.
record Network(byte[] address, int bits) {

    static Network of(String block) {
        var slash = block.indexOf('/');
        var address = bytes(slash < 0 ? block : block.substring(0, slash));
        var most = address == null ? 0 : address.length * 8;
        var bits = slash < 0 ? most : number(block.substring(slash + 1));
        if (address == null || bits < 0 || bits > most) {
            throw new IllegalArgumentException("palermo.gateway.trusted-proxies: neither an address nor a CIDR block: " + block);
        }
        return new Network(address, bits);
    }

    /// -1 for what is no number of bits.
    private static int number(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }

    boolean contains(String other) {
        var candidate = bytes(other);
        if (candidate == null || candidate.length != address.length) {
            return false;
        }
        var whole = bits / 8;
        if (!Arrays.equals(address, 0, whole, candidate, 0, whole)) {
            return false;
        }
        var mask = 0xff00 >> bits % 8 & 0xff;
        return mask == 0 || (address[whole] & mask) == (candidate[whole] & mask);
    }

    static boolean isAddress(String text) {
        return bytes(text) != null;
    }

    /// An IPv4 address unchanged; for an IPv6 address its /64, the smallest block that one customer gets.
    static String of64(String address) {
        var bytes = bytes(address);
        return bytes == null || bytes.length == 4 ? address : HexFormat.of().formatHex(bytes, 0, 8) + "/64";
    }

    /// Never asks a name server. An IPv4 address inside IPv6 (`::ffff:10.0.0.1`) is the IPv4 address.
    private static byte[] bytes(String text) {
        var zone = text.indexOf('%');
        var bytes = NetUtil.createByteArrayFromIpAddressString(zone < 0 ? text : text.substring(0, zone));
        if (bytes == null || bytes.length == 4) {
            return bytes;
        }
        try {
            return InetAddress.getByAddress(bytes).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
