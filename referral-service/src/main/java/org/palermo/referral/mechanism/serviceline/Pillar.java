package org.palermo.referral.mechanism.serviceline;

/// The four pillars of a national referral mechanism (OSCE/ODIHR, National Referral Mechanisms, second edition, 2022).
public enum Pillar {
    IDENTIFICATION_PROTECTION,
    INDIVIDUAL_SUPPORT,
    SOCIAL_INCLUSION,
    CRIMINAL_JUSTICE_REDRESS
}
