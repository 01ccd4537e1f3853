package org.palermo.shelter.area;

import java.util.List;

/// An area as the registered shelters make it, before it has a code.
///
/// @param name the names of its regions
/// @param regions their codes, in the order of the country file
record PlannedArea(String country, String name, List<String> regions) {

    /// By which the same group of regions is known again.
    String key() {
        return String.join(",", regions.stream().sorted().toList());
    }
}
