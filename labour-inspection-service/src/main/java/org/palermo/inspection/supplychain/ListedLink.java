package org.palermo.inspection.supplychain;

import java.time.LocalDate;

/// A row of a list of links.
record ListedLink(
        ListedParty supplier, ListedParty buyer, String product, Integer tier, LinkSource source, String sourceTitle, LocalDate validFrom,
        LocalDate validUntil) {

    /// How a row names a party: by one of the first two, or by name and country.
    ///
    /// @param reference `W-…` or `CO-…`, or null
    /// @param osId id in the Open Supply Hub, or null
    /// @param country ISO 3166-1 alpha-2, or null
    /// @param number in the register of companies, or null
    record ListedParty(String reference, String osId, String name, String country, String number) {
        boolean hasName() {
            return name != null && country != null;
        }
    }
}
