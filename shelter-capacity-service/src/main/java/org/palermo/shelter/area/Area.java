package org.palermo.shelter.area;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// @param code country, `-A` and a number, e.g. `GB-A1`; never reused for another group of regions
/// @param name the names of its regions
/// @param regions codes of its regions, sorted
@RegisterForReflection
public record Area(String code, String country, String name, List<String> regions) {}
