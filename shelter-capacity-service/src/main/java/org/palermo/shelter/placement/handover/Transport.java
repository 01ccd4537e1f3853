package org.palermo.shelter.placement.handover;

/// Who brings the people from the meeting point.
public enum Transport {
    SHELTER_FETCHES,
    BROUGHT_BY_ASKER,
    PAID_TRANSPORT,
    POLICE_ESCORT
}
