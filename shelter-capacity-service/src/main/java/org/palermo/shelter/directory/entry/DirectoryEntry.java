package org.palermo.shelter.directory.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A service as the directory stores it.
///
/// @param organization who offers the service; null for a confidential shelter
/// @param shelter the shelter whose free places the entry shows, or null
/// @param country ISO 3166-1, or null when its regions are not known
/// @param regions codes of the regions that it serves
/// @param terms ids of the terms that classify it
/// @param record an HSDS 3.1 service without organisation and capacities
/// @param words the words by which a search finds it
/// @param shownFrom for a confidential shelter, the day (UTC) from which it is shown; otherwise null
public record DirectoryEntry(
        UUID id, Source source, DirectoryOrganization organization, UUID shelter, String country, Set<String> regions, Set<UUID> terms,
        ObjectNode record, String words, List<Place> places, LocalDate shownFrom) {

    /// @param postcode in capitals without spaces, or null
    /// @param record an HSDS 3.1 service at a location, without the service
    public record Place(UUID id, Double latitude, Double longitude, String postcode, ObjectNode record) {}
}
