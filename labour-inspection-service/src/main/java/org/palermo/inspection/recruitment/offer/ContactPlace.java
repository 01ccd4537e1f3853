package org.palermo.inspection.recruitment.offer;

/// Where somebody was first spoken to about a job.
public enum ContactPlace {
    OFFICE,
    JOB_FAIR,
    JOB_SITE,
    SOCIAL_MEDIA,
    MESSAGES,
    PHONE,
    FRIEND_OR_FAMILY,
    STREET,
    OTHER
}
