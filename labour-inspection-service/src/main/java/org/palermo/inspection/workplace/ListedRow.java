package org.palermo.inspection.workplace;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// A row of a list that can be imported.
///
/// @param country ISO 3166-1 alpha-2
/// @param sectorListed the sector as the list writes it; null when empty
/// @param region ISO 3166-2; null when the list does not name one that is held here
/// @param workers null when the list states no number
/// @param workersLeast where the list states a range, its lower end; or null
/// @param workersMost where the list states a range, its upper end; null for a range without an end
/// @param closed whether the list says that it is closed
/// @param contributors who named the workplace to the Open Supply Hub
/// @param womenShare percent, 0 to 100; or null
/// @param osId checked, without spaces and hyphens; or null
/// @param notes which cells were left out of the workplace, and why
/// @param columns all cells as published, by header
public record ListedRow(
        String name, String country, String address, String sector, String sectorListed, String region, Coordinates coordinates,
        Integer workers, Integer workersLeast, Integer workersMost, BigDecimal womenShare, String osId, boolean closed,
        List<String> contributors, List<String> notes, Map<String, String> columns) {

    Likeness.Place place() {
        return new Likeness.Place(country, name, address, osId, coordinates);
    }

    String matchKey() {
        return Likeness.matchKey(country, name, address);
    }
}
