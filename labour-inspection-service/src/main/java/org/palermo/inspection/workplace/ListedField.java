package org.palermo.inspection.workplace;

/// What a column of a published list can mean here.
enum ListedField {
    NAME,
    COUNTRY,
    ADDRESS,
    ADDRESS_MORE,
    SECTOR,
    LATITUDE,
    LONGITUDE,
    WORKERS,
    WOMEN_SHARE,
    OS_ID
}
