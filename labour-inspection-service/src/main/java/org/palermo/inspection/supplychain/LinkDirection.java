package org.palermo.inspection.supplychain;

/// In which direction links are followed.
public enum LinkDirection {
    /// Up the chain, to who buys.
    BUYERS,
    /// Down the chain, to who supplies.
    SUPPLIERS
}
