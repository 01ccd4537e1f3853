package org.palermo.kernel.disclosure;

/// What stands in a published cell. There is one mark for everything hidden: a reader is not told whether a cell is
/// hidden for its own sake or for that of another.
public sealed interface Published {
    /// The true number.
    record Exact(long value) implements Published {}

    /// The nearest multiple of the base; each cell, margins too, by itself, so they need not add up.
    record Rounded(long value, int base) implements Published {
        static Rounded of(long value, int base) {
            return new Rounded(Math.floorDiv(value + base / 2, base) * base, base);
        }

        Interval interval() {
            return new Interval(Math.max(0, value - base / 2), value + base / 2);
        }
    }

    record Suppressed() implements Published {}
}
