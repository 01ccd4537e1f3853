package org.palermo.referral.team;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// An answer to labour inspection. It says nothing else of the cases, nor who took them up.
///
/// @param items in the order in which the cases were taken up, at most 200; empty when there are no more for now
/// @param next where to continue the next time; the same as before when there are no items
@RegisterForReflection
public record ReportsTakenUpView(List<ReportTakenUp> items, String next) {

    /// @param report the id of the report, which is also that of the case file
    /// @param takenUpOn the day, in the time zone of the country
    /// @param reference of the case; left out for a report from before it was kept
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReportTakenUp(UUID report, LocalDate takenUpOn, String reference) {}
}
