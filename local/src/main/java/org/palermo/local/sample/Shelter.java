package org.palermo.local.sample;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A shelter, in the form of `POST /api/shelter/v1/shelters/imports`. It is marked as synthetic, and so is its name.
///
/// @param staffedPlaces how many places its staff can look after
/// @param hygieneLimit how many people may sleep there under its distancing rules
/// @param occupied places taken at `censusAt`
/// @param publicListing whether the public directory may name it, or, when it is confidential, count it in its area
record Shelter(
        UUID id,
        UUID operatorAgency,
        String operatorName,
        String region,
        String name,
        Address address,
        Takes takes,
        List<String> accessibility,
        List<String> languages,
        boolean pets,
        boolean medicalIsolation,
        String security,
        String status,
        int staffedPlaces,
        int hygieneLimit,
        List<Room> rooms,
        int occupied,
        Instant censusAt,
        boolean confidential,
        boolean publicListing,
        boolean synthetic) {

    record Address(String line1, String town, String postcode) {}

    record Takes(boolean women, boolean womenWithChildren, boolean girls, boolean men, int minAge, int maxAge) {}

    record Room(String name, List<Place> places) {}

    record Place(String kind, boolean operational) {}
}
