package org.palermo.portal.qr;

import java.nio.charset.StandardCharsets;

/// A QR code, square by square.
public final class QrCode {
    private static final int MASKS = 8;
    private static final int LEVEL_L = 1;
    private static final int FORMAT_CODE = 0x537;
    private static final int FORMAT_MASK = 0x5412;
    private static final int VERSION_CODE = 0x1F25;

    private final int size;
    private final int version;
    private final boolean[][] dark;
    /// Squares that belong to a pattern and hold no data.
    private final boolean[][] fixed;

    private QrCode(int version) {
        this.version = version;
        this.size = 17 + 4 * version;
        this.dark = new boolean[size][size];
        this.fixed = new boolean[size][size];
    }

    /// @param text ASCII
    /// @throws IllegalArgumentException for more than 2,953 characters
    public static QrCode of(String text) {
        QrCode best = null;
        for (int mask = 0; mask < MASKS; mask++) {
            QrCode code = of(text, mask);
            best = best == null || MaskPenalty.of(code) < MaskPenalty.of(best) ? code : best;
        }
        return best;
    }

    /// With one of the eight masks. They change how easy the code is to scan, not what it says.
    static QrCode of(String text, int mask) {
        byte[] data = text.getBytes(StandardCharsets.US_ASCII);
        QrCode code = new QrCode(Codewords.versionFor(data.length));
        code.patterns();
        code.format(mask);
        code.fill(Codewords.of(data, code.version));
        code.mask(mask);
        return code;
    }

    /// Squares on each side, without the empty margin of four.
    public int size() {
        return size;
    }

    public boolean dark(int x, int y) {
        return dark[y][x];
    }

    private void put(int x, int y, boolean isDark) {
        dark[y][x] = isDark;
        fixed[y][x] = true;
    }

    private void patterns() {
        for (int i = 0; i < size; i++) {
            put(6, i, i % 2 == 0);
            put(i, 6, i % 2 == 0);
        }
        finder(3, 3);
        finder(size - 4, 3);
        finder(3, size - 4);
        int[] centres = centres();
        for (int i = 0; i < centres.length; i++) {
            for (int j = 0; j < centres.length; j++) {
                boolean isFinder = i == 0 && (j == 0 || j == centres.length - 1) || i == centres.length - 1 && j == 0;
                if (!isFinder) {
                    rings(centres[i], centres[j], 2, 1, -1);
                }
            }
        }
        if (version >= 7) {
            version();
        }
    }

    private void finder(int x, int y) {
        rings(x, y, 4, 2, 4);
    }

    /// A square pattern of rings around a centre; those at the two distances are light.
    private void rings(int centreX, int centreY, int farthest, int light, int otherLight) {
        for (int y = centreY - farthest; y <= centreY + farthest; y++) {
            for (int x = centreX - farthest; x <= centreX + farthest; x++) {
                int distance = Math.max(Math.abs(x - centreX), Math.abs(y - centreY));
                if (x >= 0 && x < size && y >= 0 && y < size) {
                    put(x, y, distance != light && distance != otherLight);
                }
            }
        }
    }

    /// Where the centres of alignment patterns are, in each direction.
    private int[] centres() {
        if (version == 1) {
            return new int[0];
        }
        int count = version / 7 + 2;
        int step = (version * 8 + count * 3 + 5) / (count * 4 - 4) * 2;
        int[] centres = new int[count];
        centres[0] = 6;
        for (int i = 1; i < count; i++) {
            centres[i] = size - 7 - (count - 1 - i) * step;
        }
        return centres;
    }

    private void version() {
        int bits = version << 12 | rest(version, 12, VERSION_CODE);
        for (int i = 0; i < 18; i++) {
            boolean isDark = bit(bits, i);
            put(size - 11 + i % 3, i / 3, isDark);
            put(i / 3, size - 11 + i % 3, isDark);
        }
    }

    private void format(int mask) {
        int data = LEVEL_L << 3 | mask;
        int bits = (data << 10 | rest(data, 10, FORMAT_CODE)) ^ FORMAT_MASK;
        for (int i = 0; i < 15; i++) {
            boolean isDark = bit(bits, i);
            put(i < 8 ? 8 : i == 8 ? 7 : 14 - i, i < 6 ? i : i < 8 ? i + 1 : 8, isDark);
            put(i < 8 ? size - 1 - i : 8, i < 8 ? 8 : size - 15 + i, isDark);
        }
        put(8, size - 8, true);
    }

    /// The remainder of a polynomial over GF(2).
    private static int rest(int value, int degree, int code) {
        int rest = value;
        for (int i = 0; i < degree; i++) {
            rest = rest << 1 ^ (rest >> degree - 1) * code;
        }
        return rest;
    }

    private static boolean bit(int bits, int i) {
        return (bits >> i & 1) == 1;
    }

    /// In two columns at a time from the right, upwards and downwards by turns; the column of the timing pattern is left out.
    private void fill(byte[] codewords) {
        int next = 0;
        for (int right = size - 1; right >= 1; right -= right == 8 ? 3 : 2) {
            boolean isUpward = (right + 1 & 2) == 0;
            for (int step = 0; step < size; step++) {
                int y = isUpward ? size - 1 - step : step;
                for (int x = right; x >= right - 1; x--) {
                    if (!fixed[y][x] && next < codewords.length * 8) {
                        dark[y][x] = (codewords[next >> 3] >> 7 - (next & 7) & 1) == 1;
                        next++;
                    }
                }
            }
        }
    }

    private void mask(int mask) {
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                dark[y][x] ^= !fixed[y][x] && isTurned(mask, x, y);
            }
        }
    }

    private static boolean isTurned(int mask, int x, int y) {
        return switch (mask) {
            case 0 -> (x + y) % 2;
            case 1 -> y % 2;
            case 2 -> x % 3;
            case 3 -> (x + y) % 3;
            case 4 -> (x / 3 + y / 2) % 2;
            case 5 -> x * y % 2 + x * y % 3;
            case 6 -> (x * y % 2 + x * y % 3) % 2;
            default -> ((x + y) % 2 + x * y % 3) % 2;
        } == 0;
    }
}
