package org.palermo.inspection.recruitment.offer;

/// With which visa the person is told to travel.
public enum TravelPaper {
    WORK_VISA,
    VISIT_VISA,
    NO_VISA_NEEDED,
    NOT_YET_KNOWN
}
