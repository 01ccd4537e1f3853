package org.palermo.local.sample;

import org.palermo.local.sample.Providers.Regional;

/// The category of a service line: its OSCE pillar, who offers it in a region of this sample, and whether a directory may
/// list it (accommodation is never listed).
enum Category {
    IDENTIFICATION("IDENTIFICATION_PROTECTION", Regional.SUPPORT, false),
    ACCOMMODATION("IDENTIFICATION_PROTECTION", Regional.HOMES, false),
    HEALTH("INDIVIDUAL_SUPPORT", Regional.HEALTH, true),
    PSYCHOLOGICAL("INDIVIDUAL_SUPPORT", Regional.HEALTH, true),
    LEGAL("CRIMINAL_JUSTICE_REDRESS", Regional.SUPPORT, true),
    EMPLOYMENT("SOCIAL_INCLUSION", Regional.SUPPORT, true),
    EDUCATION("SOCIAL_INCLUSION", Regional.SUPPORT, true),
    FINANCIAL("SOCIAL_INCLUSION", Regional.SUPPORT, false),
    HELPLINE("IDENTIFICATION_PROTECTION", Regional.SUPPORT, true),
    INTERPRETATION("INDIVIDUAL_SUPPORT", Regional.SUPPORT, true),
    CHILD_PROTECTION("IDENTIFICATION_PROTECTION", Regional.SUPPORT, false),
    BASIC_NEEDS("INDIVIDUAL_SUPPORT", Regional.SUPPORT, true),
    RETURN_REINTEGRATION("SOCIAL_INCLUSION", Regional.SUPPORT, false);

    final String pillar;
    final Regional offeredBy;
    final boolean listed;

    Category(String pillar, Regional offeredBy, boolean listed) {
        this.pillar = pillar;
        this.offeredBy = offeredBy;
        this.listed = listed;
    }
}
