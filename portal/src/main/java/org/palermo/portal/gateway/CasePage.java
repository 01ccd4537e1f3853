package org.palermo.portal.gateway;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// One page of the worklist.
///
/// @param next the cursor of the next page, or null
public record CasePage(List<Item> items, String next) {

    /// @param dueOn the last day of the open duty, a date of the jurisdiction, or null
    public record Item(
            UUID id, String reference, String region, Stage stage, AgeGroup ageGroup, List<Exploitation> exploitation, Instant referredAt,
            LocalDate dueOn, Due due) {}

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
