package org.palermo.inspection.supplychain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a party of a supply chain is.
@Schema(name = "SupplyPartyKind")
public enum PartyKind {
    WORKPLACE,
    COMPANY
}
