package org.palermo.inspection.supplychain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why a link was ended.
@Schema(name = "SupplyLinkEndReason")
public enum EndReason {
    /// It was true until its last day.
    TRADE_ENDED,
    /// It was never true.
    MISTAKE
}
