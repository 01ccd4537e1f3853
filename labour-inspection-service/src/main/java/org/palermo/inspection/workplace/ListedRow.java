package org.palermo.inspection.workplace;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// A row of a list that can be taken.
///
/// @param sectorListed the sector's cell as it was, null when it was empty
/// @param workers how many, null when the list does not state a number
/// @param womenShare percent
/// @param notes what of the row was left out of the workplace, and why
/// @param columns every cell under its header
record ListedRow(
        String name, String country, String address, String sector, String sectorListed, Coordinates coordinates,
        Integer workers, BigDecimal womenShare, String osId, List<String> notes, Map<String, String> columns) {

    Likeness.Place place() {
        return new Likeness.Place(country, name, address);
    }

    String matchKey() {
        return Likeness.matchKey(country, name, address);
    }
}
