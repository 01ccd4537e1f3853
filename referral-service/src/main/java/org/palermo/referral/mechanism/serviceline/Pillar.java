package org.palermo.referral.mechanism.serviceline;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The four pillars of a national referral mechanism (OSCE/ODIHR, National Referral Mechanisms, second edition, 2022).
@Schema(name = "MechanismPillar")
public enum Pillar {
    IDENTIFICATION_PROTECTION,
    INDIVIDUAL_SUPPORT,
    SOCIAL_INCLUSION,
    CRIMINAL_JUSTICE_REDRESS
}
