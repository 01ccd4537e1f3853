package org.palermo.kernel.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A cube like the one really published for the United Kingdom: year, quarter, age, sex and kind of exploitation, 9,550
/// rows, of which 518 are ones. Yearly totals follow the published referrals (2,337 in 2014, 16,938 in 2022).
final class PublishedLikeCube {
    static final int ROWS = 9_550;
    static final int ONES = 518;
    private static final int[] TOTALS = {2_337, 3_260, 3_800, 5_140, 6_985, 10_600, 10_600, 12_700, 16_938, 17_000};
    private static final double[] AGES = {0.55, 0.42, 0.03};
    private static final double[] SEXES = {0.74, 0.255, 0.005};

    private final Random random;
    private final boolean allYears;
    private final List<Dimension> dimensions = new ArrayList<>();
    private final List<CellKey> leaves = new ArrayList<>();
    private final List<Long> counts = new ArrayList<>();
    private final CellKey neverSeen;

    /// @param allYears whether a total of all years is published too, which connects all cells of the cube
    PublishedLikeCube(long seed, boolean allYears) {
        random = new Random(seed);
        this.allYears = allYears;
        String[] years = numbered("20", 14, TOTALS.length);
        dimensions.add(allYears ? Dimension.withTotal("year", "All years", years) : Dimension.withoutTotal("year", years));
        dimensions.add(Dimension.withTotal("quarter", "Total", "Q1", "Q2", "Q3", "Q4"));
        dimensions.add(Dimension.withTotal("age", "Total", "Adult", "Child", "Unknown"));
        dimensions.add(Dimension.withTotal("sex", "Total", "Male", "Female", "Other"));
        dimensions.add(Dimension.withTotal("exploitation", "Total", numbered("E", 10, 11)));
        neverSeen = CellKey.of("", "", "Unknown", "Other", "E20");
        draw();
    }

    private static String[] numbered(String prefix, int from, int size) {
        String[] codes = new String[size];
        for (int i = 0; i < size; i++) {
            codes[i] = prefix + (from + i);
        }
        return codes;
    }

    private void draw() {
        for (int y = 0; y < TOTALS.length; y++) {
            for (int q = 1; q <= 4; q++) {
                for (int a = 0; a < 3; a++) {
                    for (int s = 0; s < 3; s++) {
                        drawKinds(y, q, a, s);
                    }
                }
            }
        }
    }

    private void drawKinds(int y, int q, int a, int s) {
        for (int e = 0; e < 11; e++) {
            double mean = TOTALS[y] / 4d * AGES[a] * SEXES[s] * Math.pow(0.45, e) * 0.55;
            leaves.add(CellKey.of("20" + (14 + y), "Q" + q, List.of("Adult", "Child", "Unknown").get(a),
                    List.of("Male", "Female", "Other").get(s), "E" + (10 + e)));
            counts.add(isNeverSeen(leaves.getLast()) ? 0 : poisson(mean));
        }
    }

    private boolean isNeverSeen(CellKey key) {
        return neverSeen.codes().subList(2, 5).equals(key.codes().subList(2, 5));
    }

    private long poisson(double mean) {
        if (mean > 50) {
            return Math.max(0, Math.round(mean + random.nextGaussian() * Math.sqrt(mean)));
        }
        double product = random.nextDouble();
        long count = 0;
        for (double limit = Math.exp(-mean); product > limit; count++) {
            product *= random.nextDouble();
        }
        return count;
    }

    /// Moves single people until exactly as many cells hold one person as in the published cube.
    Cube cube() {
        Cube cube = build();
        int ones = ones(cube);
        while (ones != ONES) {
            int leaf = random.nextInt(leaves.size());
            long before = counts.get(leaf);
            long changed = Math.max(0, before + (random.nextBoolean() ? 1 : -1));
            if (before > 4 || isNeverSeen(leaves.get(leaf))) {
                continue;
            }
            counts.set(leaf, changed);
            Cube other = build();
            if (Math.abs(ones(other) - ONES) < Math.abs(ones - ONES)) {
                cube = other;
                ones = ones(other);
            } else {
                counts.set(leaf, before);
            }
        }
        return cube;
    }

    /// The same cube some months later: more people in the last year, and a few late entries for earlier ones.
    Cube later() {
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            boolean lastYear = leaf >= leaves.size() - 4 * 99;
            if (!isNeverSeen(leaves.get(leaf)) && random.nextInt(100) < (lastYear ? 60 : 1)) {
                counts.set(leaf, counts.get(leaf) + 1 + (lastYear ? poisson(counts.get(leaf) * 0.3) : 0));
            }
        }
        return build();
    }

    private Cube build() {
        Cube.Builder builder = Cube.ofCounts(dimensions);
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            if (isNeverSeen(leaves.get(leaf))) {
                builder.impossible(leaves.get(leaf));
            } else {
                builder.count(leaves.get(leaf), counts.get(leaf));
            }
        }
        return builder.build();
    }

    private int ones(Cube cube) {
        int ones = 0;
        for (int cell = 0; cell < cube.lattice.size; cell++) {
            boolean total = allYears && cube.lattice.node(cell, 0) == 0;
            ones += !total && cube.values[cell] == 1 ? 1 : 0;
        }
        return ones;
    }
}
