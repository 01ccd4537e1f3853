package org.palermo.shelter.area;

import java.util.List;

/// @param code country, `-A` and a number, e.g. `GB-A1`; no other group of regions ever has it
/// @param name the names of its regions
/// @param regions their codes, sorted
public record Area(String code, String country, String name, List<String> regions) {}
