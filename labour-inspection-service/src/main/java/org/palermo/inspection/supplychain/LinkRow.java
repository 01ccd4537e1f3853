package org.palermo.inspection.supplychain;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A row of a link with both its parties.
///
/// @param step how many links lie between the start of a walk and its far end; 0 outside of a walk
@RegisterForReflection
record LinkRow(
        int step, UUID id, String product, Integer tier, String source, String sourceTitle, LocalDate validFrom, LocalDate validUntil,
        UUID agency, Instant recordedAt, Instant endedAt, String endReason,
        UUID supplier, String supplierKind, String supplierReference, String supplierName, String supplierCountry, String supplierOsId,
        UUID buyer, String buyerKind, String buyerReference, String buyerName, String buyerCountry, String buyerOsId) {

    Party supplying() {
        return new Party(supplier, PartyKind.valueOf(supplierKind), supplierReference, supplierName, supplierCountry, supplierOsId);
    }

    Party buying() {
        return new Party(buyer, PartyKind.valueOf(buyerKind), buyerReference, buyerName, buyerCountry, buyerOsId);
    }

    SupplyLinkView view(UUID callersAgency) {
        return new SupplyLinkView(id, supplying(), buying(), product, tier, LinkSource.valueOf(source), sourceTitle, validFrom, validUntil,
                endReason == null ? SupplyLinkView.LinkState.STANDS : SupplyLinkView.LinkState.valueOf(endReason),
                        agency.equals(callersAgency),
                recordedAt, endedAt);
    }
}
