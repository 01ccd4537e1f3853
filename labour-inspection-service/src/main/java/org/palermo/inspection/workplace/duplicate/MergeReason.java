package org.palermo.inspection.workplace.duplicate;

/// Why an inspector says that two records are one place.
public enum MergeReason {
    SAME_NAME,
    SAME_ADDRESS,
    SAME_PLACE,
    SAME_OS_ID,
    SAME_OWNER,
    SEEN_ON_SITE,
    DOCUMENTS
}
