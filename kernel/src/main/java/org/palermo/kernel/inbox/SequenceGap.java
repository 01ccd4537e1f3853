package org.palermo.kernel.inbox;

/// An event arrived before an earlier one.
public class SequenceGap extends RuntimeException {
    private final long expected;

    SequenceGap(long expected) {
        super("an earlier event is missing", null, false, false);
        this.expected = expected;
    }

    /// The number with which the sender must continue.
    public long expected() {
        return expected;
    }
}
