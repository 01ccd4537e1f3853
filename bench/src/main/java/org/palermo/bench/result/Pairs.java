package org.palermo.bench.result;

import java.util.Random;

/// Runs two things in turns, each pair in random order, so that other load on the machine affects both alike.
public record Pairs(Times first, Times second) {

    private static final int WARM_UP = 10;

    /// @return the duration in nanoseconds
    public interface Turn {
        long take() throws Exception;
    }

    /// First runs a tenth more pairs that do not count.
    public static Pairs of(int count, Turn first, Turn second) throws Exception {
        var pairs = new Pairs(new Times(), new Times());
        var lot = new Random(count);
        for (int i = -count / WARM_UP; i < count; i++) {
            boolean firstFirst = lot.nextBoolean();
            long a = firstFirst ? first.take() : 0;
            long b = second.take();
            a = firstFirst ? a : first.take();
            if (i >= 0) {
                pairs.first.add(a);
                pairs.second.add(b);
            }
        }
        return pairs;
    }

    public double ratioOfMedians() {
        return (double) first.median() / second.median();
    }

    public double ratioOfTails() {
        return (double) first.percentile(99) / second.percentile(99);
    }
}
