package org.palermo.shelter.area;

import java.util.List;

/// An area as computed from the registered shelters, before it has a code.
///
/// @param name the names of its regions
/// @param regions codes of its regions, in the order of the country file
record PlannedArea(String country, String name, List<String> regions) {

    /// Identifies the group of regions, so that an earlier area of the same regions is found.
    String key() {
        return String.join(",", regions.stream().sorted().toList());
    }
}
