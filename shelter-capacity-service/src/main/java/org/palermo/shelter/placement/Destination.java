package org.palermo.shelter.placement;

/// Where somebody has moved on to, coarsely.
public enum Destination {
    OTHER_SHELTER,
    SUPPORTED_HOUSING,
    OWN_HOME,
    FAMILY_OR_FRIENDS,
    HEALTH_CARE,
    OTHER_COUNTRY,
    UNKNOWN
}
