package org.palermo.inspection.supplychain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where a link is known from.
@Schema(name = "SupplyLinkSource")
public enum LinkSource {
    /// A list that a buyer or a register publishes.
    PUBLISHED_LIST,
    /// A statement that a law obliges a company to publish.
    STATEMENT,
    /// Customs data.
    CUSTOMS,
    /// A party told the inspectorate.
    COMPANY,
    /// Papers, labels or goods that an inspector saw.
    INSPECTION
}
