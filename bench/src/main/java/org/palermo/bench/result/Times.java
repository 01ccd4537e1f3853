package org.palermo.bench.result;

import java.util.Arrays;

/// The durations of repeated runs.
public final class Times {

    private long[] nanos = new long[1024];
    private int count;

    public void add(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = took;
    }

    public void addAll(Times others) {
        for (int i = 0; i < others.count; i++) {
            add(others.nanos[i]);
        }
    }

    public int count() {
        return count;
    }

    public long median() {
        return percentile(50);
    }

    /// @return the nanoseconds that this share of all runs, in percent, does not exceed
    public long percentile(double share) {
        if (count == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[Math.clamp((long) Math.ceil(share / 100 * count) - 1, 0, count - 1)];
    }

    double mean() {
        return Arrays.stream(nanos, 0, count).average().orElseThrow();
    }
}
