package org.palermo.inspection.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What happened to a planned visit, and what it was after that.
///
/// @param step what was done
/// @param from the first day on which it could take place
/// @param by the last day on which it could take place
/// @param inspector subject of the inspector to whom it was assigned; left out when to nobody
/// @param inspectorName the name under which colleagues know her; left out when it was assigned to nobody, and when she is not in the team
/// any more
/// @param day the day on which she would go; left out when none was set
/// @param jointWith who was to go with the inspectors; left out for steps of earlier releases, which did not record it
/// @param ground why it was moved or cancelled; left out for other steps
/// @param doneBy subject of the person who did it
/// @param doneAt when, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanStep(
        PlanStepKind step, LocalDate from, LocalDate by, String inspector, String inspectorName, LocalDate day, List<JointWith> jointWith,
        String ground, String doneBy, Instant doneAt) {

    /// @param names of the team, by subject
    PlanStep named(Map<String, String> names) {
        return new PlanStep(step, from, by, inspector, inspector == null ? null : names.get(inspector), day, jointWith, ground, doneBy,
                doneAt);
    }
}
