package org.palermo.shelter.placement;

/// Where a person has moved on to, as a coarse category.
public enum Destination {
    OTHER_SHELTER,
    SUPPORTED_HOUSING,
    OWN_HOME,
    FAMILY_OR_FRIENDS,
    HEALTH_CARE,
    OTHER_COUNTRY,
    UNKNOWN
}
