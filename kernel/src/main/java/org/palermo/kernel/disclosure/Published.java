package org.palermo.kernel.disclosure;

/// The content of a published cell. All hidden cells look the same: a reader is not told whether a cell is hidden for its
/// own sake or to protect another.
public sealed interface Published {
    /// The true number.
    record Exact(long value) implements Published {}

    /// The nearest multiple of the base; each cell is rounded by itself, margins too, so they need not add up.
    record Rounded(long value, int base) implements Published {
        static Rounded of(long value, int base) {
            return new Rounded(Math.floorDiv(value + base / 2, base) * base, base);
        }

        /// The true numbers that are rounded to this one.
        public Interval interval() {
            return new Interval(Math.max(0, value - base / 2), value + base / 2);
        }
    }

    record Suppressed() implements Published {}
}
