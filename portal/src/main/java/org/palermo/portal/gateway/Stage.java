package org.palermo.portal.gateway;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/// The stage of a case file.
public enum Stage {
    DRAFT, REFERRED, REASONABLE_GROUNDS_POSITIVE, REASONABLE_GROUNDS_NEGATIVE, RECOVERY, CONCLUSIVE_GROUNDS_POSITIVE,
    CONCLUSIVE_GROUNDS_NEGATIVE, RECONSIDERATION, SUSPENDED, DISQUALIFIED, TRANSITION, NOTIFIED_ONLY, WITHDRAWN, CLOSED,
    CLOSED_REFERRED, @JsonEnumDefaultValue UNKNOWN;

    /// Whether no other stage follows.
    public boolean isFinal() {
        return this == NOTIFIED_ONLY || this == WITHDRAWN || this == CLOSED || this == CLOSED_REFERRED;
    }
}
