package org.palermo.kernel.inbox;

/// An event came before one that precedes it.
public class SequenceGap extends RuntimeException {
    private final long expected;

    SequenceGap(long expected) {
        super("an earlier event is missing", null, false, false);
        this.expected = expected;
    }

    /// The number that the sender has to go back to.
    public long expected() {
        return expected;
    }
}
