package org.palermo.kernel.disclosure;

/// A change of many cells at once that keeps every sum true: a second table that the public can't distinguish from the
/// true one. Cells with sign +1 rise by `rise` or fall by `fall`, those with -1 the other way round.
record Move(int[] cells, byte[] signs, long rise, long fall, long cost) {
    long rise(int i) {
        return signs[i] > 0 ? rise : fall;
    }

    long fall(int i) {
        return signs[i] > 0 ? fall : rise;
    }
}
