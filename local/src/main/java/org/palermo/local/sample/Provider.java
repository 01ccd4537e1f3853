package org.palermo.local.sample;

import java.util.List;
import java.util.UUID;

/// An organisation of a mechanism, in the form of `POST /api/nrm/v1/providers/imports`.
///
/// @param regions codes of regions, never of a country
record Provider(
        UUID id, String name, String kind, String country, List<String> regions, boolean firstResponder, boolean synthetic) {

    boolean serves(String region) {
        return regions.contains(region);
    }

    Provider withId(UUID other) {
        return new Provider(other, name, kind, country, regions, firstResponder, synthetic);
    }
}
