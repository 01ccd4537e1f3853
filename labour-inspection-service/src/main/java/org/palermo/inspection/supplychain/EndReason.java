package org.palermo.inspection.supplychain;

/// Why a link was ended.
public enum EndReason {
    /// It was true until its last day.
    TRADE_ENDED,
    /// It was never true; it counts on no day.
    MISTAKE
}
