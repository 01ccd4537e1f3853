package org.palermo.portal.qr;

/// How hard a code is to scan (ISO/IEC 18004, 7.8.3.1): points for long runs, for blocks, for squares that look like a finder pattern, and
/// for more squares of one colour.
final class MaskPenalty {
    private static final int RUN = 5;
    private static final int OF_BLOCK = 3;
    private static final int OF_FINDER = 40;
    private static final int OF_COLOUR = 10;
    /// A finder pattern with four light squares before or after it.
    private static final int FINDER = 0b10111010000;
    private static final int TURNED_FINDER = 0b00001011101;
    private static final int FINDER_LENGTH = 11;

    private MaskPenalty() {}

    static int of(QrCode code) {
        int size = code.size();
        int penalty = 0;
        int dark = 0;
        for (int i = 0; i < size; i++) {
            penalty += line(code, i, true) + line(code, i, false);
            for (int j = 0; j < size; j++) {
                dark += code.dark(j, i) ? 1 : 0;
                penalty += isBlock(code, j, i) ? OF_BLOCK : 0;
            }
        }
        int all = size * size;
        return penalty + Math.abs(dark * 20 - all * 10) / all * OF_COLOUR;
    }

    private static boolean isBlock(QrCode code, int x, int y) {
        boolean dark = code.dark(x, y);
        return x + 1 < code.size() && y + 1 < code.size() && dark == code.dark(x + 1, y) && dark == code.dark(x, y + 1)
                && dark == code.dark(x + 1, y + 1);
    }

    private static int line(QrCode code, int line, boolean isRow) {
        int penalty = 0;
        int run = 0;
        int last = 0;
        boolean before = false;
        for (int i = 0; i < code.size(); i++) {
            boolean dark = isRow ? code.dark(i, line) : code.dark(line, i);
            run = i > 0 && dark == before ? run + 1 : 1;
            penalty += run == RUN ? RUN - 2 : run > RUN ? 1 : 0;
            last = (last << 1 | (dark ? 1 : 0)) & (1 << FINDER_LENGTH) - 1;
            penalty += i >= FINDER_LENGTH - 1 && (last == FINDER || last == TURNED_FINDER) ? OF_FINDER : 0;
            before = dark;
        }
        return penalty;
    }
}
