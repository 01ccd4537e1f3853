package org.palermo.kernel.audit;

/// What the service's own verification says of the chain.
public enum ChainVerdict {
    /// Every link follows from the one before, from the first one on, as of a pass within the last two days.
    INTACT,
    /// A link does not follow from the one before, or its entry is not what was chained.
    BROKEN,
    /// The links were not all verified within the last two days.
    UNDER_WAY
}
