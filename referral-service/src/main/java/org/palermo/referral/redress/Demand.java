package org.palermo.referral.redress;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A demand of a scheme on which compensation should not depend.
@Schema(name = "SchemeDemand")
public enum Demand {
    POLICE_COOPERATION,
    SEIZURE_OF_ASSETS,
    EXHAUSTED_REMEDIES,
    STAGE_OF_CASE
}
