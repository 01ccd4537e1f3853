package org.palermo.audit;

import java.util.Arrays;

/// One link as it is stored.
///
/// @param sequence from 1
/// @param entry the chained entry, or null when it is no longer there
public record Link(long sequence, byte[] previous, byte[] hash, Entry entry) {

    /// Whether its hash matches its own entry and the previous hash that it names.
    boolean holds() {
        return fits(entry);
    }

    boolean fits(Entry candidate) {
        return candidate != null && Arrays.equals(hash, Chain.next(previous, candidate));
    }

    boolean follows(byte[] hashBefore) {
        return Arrays.equals(previous, hashBefore);
    }
}
