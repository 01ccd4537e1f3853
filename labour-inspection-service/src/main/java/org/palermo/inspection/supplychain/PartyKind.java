package org.palermo.inspection.supplychain;

/// What a party of a supply chain is.
public enum PartyKind {
    WORKPLACE,
    COMPANY
}
