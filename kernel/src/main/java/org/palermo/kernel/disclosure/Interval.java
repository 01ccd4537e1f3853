package org.palermo.kernel.disclosure;

/// Whole numbers from low to high, both included; the extreme values of `long` mean that there is no bound.
public record Interval(long low, long high) {
    public static final long NONE_BELOW = Long.MIN_VALUE;
    public static final long NONE_ABOVE = Long.MAX_VALUE;
    public static final Interval NOT_NEGATIVE = new Interval(0, NONE_ABOVE);
    public static final Interval ANY = new Interval(NONE_BELOW, NONE_ABOVE);

    public boolean isExact() {
        return low == high;
    }

    public boolean isBounded() {
        return low != NONE_BELOW && high != NONE_ABOVE;
    }

    public boolean contains(long value) {
        return low <= value && value <= high;
    }

    /// @return [Long#MAX_VALUE] without a bound
    public long width() {
        return isBounded() ? high - low : Long.MAX_VALUE;
    }

    /// Whether the value may rise and fall by this much within the interval.
    boolean allows(long value, long rise, long fall) {
        return (high == NONE_ABOVE || value <= high - rise) && (low == NONE_BELOW || value - fall >= low);
    }
}
