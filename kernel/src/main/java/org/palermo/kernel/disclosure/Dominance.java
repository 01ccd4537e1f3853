package org.palermo.kernel.disclosure;

/// The (n, percent) rule: an amount is sensitive when its n largest contributors make up more than that percentage of it.
/// Source: Hundepool and others, Statistical Disclosure Control (Wiley 2012), chapter 4.2.
public record Dominance(int contributors, int percent) {
    public Dominance {
        if (contributors < 1 || contributors > Cube.LARGEST_KEPT || percent < 1 || percent > 99) {
            throw new IllegalArgumentException("1 to " + Cube.LARGEST_KEPT + " contributors and 1 to 99 percent are allowed");
        }
    }

    boolean isSensitive(long value, long[] largest) {
        return top(largest) * 100d > (double) percent * value;
    }

    /// The distance above the true value that an outsider's upper bound must keep, so that the largest contributors can't
    /// be estimated better than the rule allows: 100/percent · top − value (same source).
    long upperProtection(long value, long[] largest) {
        return (long) Math.ceil(top(largest) * 100d / percent) - value;
    }

    private double top(long[] largest) {
        double sum = 0;
        for (int i = 0; largest != null && i < Math.min(contributors, largest.length); i++) {
            sum += largest[i];
        }
        return sum;
    }
}
