package org.palermo.kernel.workbook;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The texts of a workbook, which its cells name by number. As bytes in one block: as strings they would take three times as much.
final class SharedTexts {
    private final int most;
    private byte[] bytes = new byte[1 << 12];
    private int[] ends = new int[1 << 8];
    private int count;

    /// @param most bytes
    SharedTexts(int most) {
        this.most = most;
    }

    void add(String text) {
        byte[] added = text.getBytes(StandardCharsets.UTF_8);
        int from = end(count - 1);
        if (from + (long) added.length + 4L * count > most) {
            throw new FileDefect(FileDefect.Kind.TOO_LARGE);
        }
        if (from + added.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(from + added.length, Math.min(most, bytes.length + (bytes.length >> 1))));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count + (count >> 1));
        }
        System.arraycopy(added, 0, bytes, from, added.length);
        ends[count++] = from + added.length;
    }

    /// @throws FileDefect when there is none of that number
    String get(int number) {
        if (number < 0 || number >= count) {
            throw new FileDefect(FileDefect.Kind.BROKEN);
        }
        int from = end(number - 1);
        return new String(bytes, from, ends[number] - from, StandardCharsets.UTF_8);
    }

    private int end(int number) {
        return number < 0 ? 0 : ends[number];
    }
}
