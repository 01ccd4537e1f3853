package org.palermo.portal.gateway.referral;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/// Codes of case files.
public final class CaseCodes {
    private CaseCodes() {}

    public enum Due {
        NONE, LATER, SOON, OVERDUE, @JsonEnumDefaultValue UNKNOWN
    }

    public enum AgeGroup {
        ADULT, CHILD, UNSURE, @JsonEnumDefaultValue UNKNOWN
    }

    public enum Exploitation {
        SEXUAL, LABOUR, DOMESTIC_SERVITUDE, CRIMINAL, FORCED_MARRIAGE, ORGAN, OTHER, @JsonEnumDefaultValue UNKNOWN
    }
}
