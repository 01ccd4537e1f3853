package org.palermo.kernel.audit;

/// How a chain is broken. `./palermo audit verify` says more, from an export and the checkpoints of the second place.
public enum ChainBreach {
    /// A link or its entry is not what was chained.
    ALTERED,
    /// A link, or the entry of one, is gone.
    REMOVED,
    /// The end of the chain is gone, and no restore explains it.
    CUT
}
