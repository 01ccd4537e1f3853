package org.palermo.bench;

import java.util.Random;

/// Two things in turns, each pair in an order drawn by lot: what the machine does beside them hits both alike.
record Pairs(Times first, Times second) {

    private static final int WARM_UP = 10;

    /// @return nanoseconds that it took
    interface Turn {
        long take() throws Exception;
    }

    /// A tenth more runs before, uncounted.
    static Pairs of(int count, Turn first, Turn second) throws Exception {
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

    double ratioOfMedians() {
        return (double) first.median() / second.median();
    }

    double ratioOfTails() {
        return (double) first.percentile(99) / second.percentile(99);
    }
}
