package org.palermo.portal.qr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The bytes of a QR code: the data in blocks, each with the remainder of its polynomial over GF(256), by which a reader corrects errors.
final class Codewords {
    private static final int VERSIONS = 40;
    /// By version from 1, for error correction level L: bytes of error correction of a block, and blocks (ISO/IEC 18004, table 9).
    private static final int[] CORRECTION = {
        0, 7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30,
        30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30};
    private static final int[] BLOCKS = {
        0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19,
        20, 21, 22, 24, 25};
    private static final int OF_BYTES = 0b0100;
    private static final int PAD = 0xEC;
    private static final int OTHER_PAD = 0x11;
    /// x⁸ + x⁴ + x³ + x² + 1.
    private static final int FIELD = 0x11D;

    private Codewords() {}

    /// @throws IllegalArgumentException when no version is large enough
    static int versionFor(int bytes) {
        for (int version = 1; version <= VERSIONS; version++) {
            if (4 + lengthBits(version) + 8 * bytes <= 8 * room(version)) {
                return version;
            }
        }
        throw new IllegalArgumentException("A QR code holds at most 2,953 bytes");
    }

    /// All bytes of the code in the order in which they are drawn.
    static byte[] of(byte[] data, int version) {
        int all = total(version);
        int blocks = BLOCKS[version];
        int shortBlocks = blocks - all % blocks;
        int shortest = all / blocks - CORRECTION[version];
        byte[] padded = padded(data, version);
        int[] divisor = divisor(CORRECTION[version]);
        List<byte[]> parts = new ArrayList<>();
        List<byte[]> corrections = new ArrayList<>();
        for (int i = 0, at = 0; i < blocks; i++) {
            byte[] part = Arrays.copyOfRange(padded, at, at + shortest + (i < shortBlocks ? 0 : 1));
            at += part.length;
            parts.add(part);
            corrections.add(remainder(part, divisor));
        }
        byte[] interleaved = new byte[all];
        int end = interleave(parts, interleaved, 0);
        interleave(corrections, interleaved, end);
        return interleaved;
    }

    private static int interleave(List<byte[]> parts, byte[] into, int from) {
        int at = from;
        for (int i = 0; i < parts.getLast().length; i++) {
            for (byte[] part : parts) {
                if (i < part.length) {
                    into[at++] = part[i];
                }
            }
        }
        return at;
    }

    /// The length, the data and bytes that fill the rest.
    private static byte[] padded(byte[] data, int version) {
        Bits bits = new Bits(room(version));
        bits.add(OF_BYTES, 4);
        bits.add(data.length, lengthBits(version));
        for (byte b : data) {
            bits.add(b & 0xFF, 8);
        }
        bits.skip(Math.min(4, 8 * room(version) - bits.length));
        bits.skip(-bits.length & 7);
        for (int pad = PAD; bits.length < 8 * room(version); pad ^= PAD ^ OTHER_PAD) {
            bits.add(pad, 8);
        }
        return bits.bytes;
    }

    private static final class Bits {
        private final byte[] bytes;
        private int length;

        Bits(int room) {
            bytes = new byte[room];
        }

        void add(int value, int count) {
            for (int i = count - 1; i >= 0; i--, length++) {
                bytes[length >> 3] |= (byte) ((value >> i & 1) << (7 - (length & 7)));
            }
        }

        void skip(int count) {
            length += count;
        }
    }

    private static int lengthBits(int version) {
        return version < 10 ? 8 : 16;
    }

    /// Bytes of data.
    private static int room(int version) {
        return total(version) - CORRECTION[version] * BLOCKS[version];
    }

    /// All bytes: the squares that no pattern takes, by eight.
    private static int total(int version) {
        int squares = (16 * version + 128) * version + 64;
        if (version >= 2) {
            int aligned = version / 7 + 2;
            squares -= (25 * aligned - 10) * aligned - 55;
        }
        return (version >= 7 ? squares - 36 : squares) / 8;
    }

    /// The product of (x - 2⁰) to (x - 2ⁿ⁻¹), without its first coefficient, which is 1.
    private static int[] divisor(int degree) {
        int[] product = new int[degree];
        product[degree - 1] = 1;
        int root = 1;
        for (int i = 0; i < degree; i++) {
            for (int j = 0; j < degree; j++) {
                product[j] = times(product[j], root) ^ (j + 1 < degree ? product[j + 1] : 0);
            }
            root = times(root, 2);
        }
        return product;
    }

    private static byte[] remainder(byte[] data, int[] divisor) {
        byte[] rest = new byte[divisor.length];
        for (byte b : data) {
            int factor = (b ^ rest[0]) & 0xFF;
            System.arraycopy(rest, 1, rest, 0, rest.length - 1);
            rest[rest.length - 1] = 0;
            for (int i = 0; i < rest.length; i++) {
                rest[i] ^= (byte) times(divisor[i], factor);
            }
        }
        return rest;
    }

    private static int times(int x, int y) {
        int product = 0;
        for (int i = 7; i >= 0; i--) {
            product = product << 1 ^ (product >> 7) * FIELD;
            product ^= (y >> i & 1) * x;
        }
        return product;
    }
}
