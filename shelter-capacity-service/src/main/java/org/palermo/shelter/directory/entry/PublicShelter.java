package org.palermo.shelter.directory.entry;

import java.util.List;
import java.util.UUID;

/// A shelter that is not confidential and that its provider marks public, with everything that the public may know about it.
///
/// @param status `OPEN`, `RESTRICTED`, `REMOTE_ONLY` or `CLOSED`
/// @param takes whom it takes, in words
/// @param accessibility what is accessible, in words
/// @param languages BCP 47
public record PublicShelter(
        UUID id, UUID operator, String operatorName, String region, String name, String status, List<String> takes, int minAge, int maxAge,
        List<String> accessibility, List<String> languages, String street, String town, String postcode) {}
