package org.palermo.inspection.workplace.imports;

/// The fields that a column of a published list can have.
enum ListedField {
    NAME,
    COUNTRY,
    ADDRESS,
    ADDRESS_MORE,
    SECTOR,
    REGION,
    LATITUDE,
    LONGITUDE,
    WORKERS,
    WOMEN_SHARE,
    OS_ID,
    CLOSED,
    CONTRIBUTORS
}
