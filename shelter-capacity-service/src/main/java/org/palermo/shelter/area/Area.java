package org.palermo.shelter.area;

import java.util.List;

/// @param code country, `-A` and a number, e.g. `GB-A1`
/// @param name the names of its regions
/// @param regions their codes, in the order of the country file
public record Area(String code, String country, String name, List<String> regions) {}
