package org.palermo.shelter.register.imports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The columns of a table of shelters. Headers may be in upper or lower case.
enum ShelterColumn {
    ID(false), OPERATOR_AGENCY(true), OPERATOR_NAME(true), REGION(true), NAME(true), LINE1(true), TOWN(true), POSTCODE(true),
    WOMEN(false), WOMEN_WITH_CHILDREN(false), GIRLS(false), MEN(false), MIN_AGE(false), MAX_AGE(false), ACCESSIBILITY(false),
    LANGUAGES(false), PETS(false), MEDICAL_ISOLATION(false), SECURITY(true), STATUS(true), STAFFED_PLACES(false), HYGIENE_LIMIT(false),
    BEDS(false), COTS(false), ROOMS(false), OCCUPIED(true), CENSUS_AT(true), CONFIDENTIAL(false), PUBLIC_LISTING(false);

    /// Whether a table must have the column.
    final boolean needed;

    ShelterColumn(boolean needed) {
        this.needed = needed;
    }

    /// The column as a field name: `minAge`.
    String field() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_");
        StringBuilder field = new StringBuilder(words[0]);
        Arrays.stream(words).skip(1).forEach(word -> field.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length()));
        return field.toString();
    }

    static Optional<ShelterColumn> of(String header) {
        return Arrays.stream(values()).filter(column -> column.field().equalsIgnoreCase(header.strip())).findFirst();
    }
}
