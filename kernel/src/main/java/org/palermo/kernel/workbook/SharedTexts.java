package org.palermo.kernel.workbook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The texts of a workbook, which its cells refer to by number. They are stored as bytes, because strings would take three
/// times as much, and in blocks that are never copied, because a growing array exists twice while it grows.
final class SharedTexts {
    private static final int BLOCK = 1 << 20;
    private static final int ENDS = 1 << 16;

    private final int most;
    private final List<byte[]> blocks = new ArrayList<>();
    private final List<int[]> ends = new ArrayList<>();
    private int count;

    /// @param most bytes, of which each text takes four for its position
    SharedTexts(int most) {
        this.most = most;
    }

    void add(String text) {
        byte[] added = text.getBytes(StandardCharsets.UTF_8);
        int from = end(count - 1);
        if (from + (long) added.length + 4L * count > most) {
            throw new FileDefect(FileDefect.Kind.TOO_LARGE);
        }
        int done = 0;
        while (done < added.length) {
            int at = (from + done) % BLOCK;
            if (at == 0) {
                blocks.add(new byte[BLOCK]);
            }
            int some = Math.min(added.length - done, BLOCK - at);
            System.arraycopy(added, done, blocks.getLast(), at, some);
            done += some;
        }
        if (count % ENDS == 0) {
            ends.add(new int[ENDS]);
        }
        ends.getLast()[count % ENDS] = from + added.length;
        count++;
    }

    /// @throws FileDefect when there is no text with that number
    String get(int number) {
        if (number < 0 || number >= count) {
            throw new FileDefect(FileDefect.Kind.BROKEN);
        }
        int from = end(number - 1);
        byte[] text = new byte[end(number) - from];
        int done = 0;
        while (done < text.length) {
            int at = (from + done) % BLOCK;
            int some = Math.min(text.length - done, BLOCK - at);
            System.arraycopy(blocks.get((from + done) / BLOCK), at, text, done, some);
            done += some;
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private int end(int number) {
        return number < 0 ? 0 : ends.get(number / ENDS)[number % ENDS];
    }
}
