package org.palermo.kernel.disclosure;

import java.util.Arrays;
import java.util.List;

/// The plainest attack on a 3 × 3 table with all margins shown: try every table.
final class EveryTable {
    private final long[] counts;
    private final List<String> hidden;
    private final long[] trial;
    private final long[] low = new long[9];
    private final long[] high = new long[9];

    EveryTable(long[] counts, String[] hidden) {
        this.counts = counts;
        this.hidden = List.of(hidden);
        trial = counts.clone();
        Arrays.fill(low, Long.MAX_VALUE);
        tryFrom(0);
    }

    private void tryFrom(int next) {
        if (next == hidden.size()) {
            note();
            return;
        }
        int cell = cell(hidden.get(next));
        long most = Math.min(sum(counts, cell / 3 * 3, 1), sum(counts, cell % 3, 3));
        for (trial[cell] = 0; trial[cell] <= most; trial[cell]++) {
            tryFrom(next + 1);
        }
    }

    private void note() {
        for (int i = 0; i < 3; i++) {
            if (sum(trial, 3 * i, 1) != sum(counts, 3 * i, 1) || sum(trial, i, 3) != sum(counts, i, 3)) {
                return;
            }
        }
        for (int cell = 0; cell < 9; cell++) {
            low[cell] = Math.min(low[cell], trial[cell]);
            high[cell] = Math.max(high[cell], trial[cell]);
        }
    }

    private static long sum(long[] cells, int from, int step) {
        return cells[from] + cells[from + step] + cells[from + 2 * step];
    }

    private static int cell(String key) {
        return "abc".indexOf(key.charAt(0)) * 3 + "xyz".indexOf(key.charAt(1));
    }

    Interval interval(String key) {
        return new Interval(low[cell(key)], high[cell(key)]);
    }
}
