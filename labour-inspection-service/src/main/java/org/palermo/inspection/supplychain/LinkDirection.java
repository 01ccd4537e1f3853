package org.palermo.inspection.supplychain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// In which direction links are followed.
@Schema(name = "SupplyLinkDirection")
public enum LinkDirection {
    /// Up the chain, to who buys.
    BUYERS,
    /// Down the chain, to who supplies.
    SUPPLIERS
}
