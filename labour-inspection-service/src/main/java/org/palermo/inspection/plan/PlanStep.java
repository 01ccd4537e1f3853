package org.palermo.inspection.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;

/// What happened to a planned visit, and what it was after that.
///
/// @param step what was done: `PLANNED`, `ASSIGNED`, `ACCEPTED`, `MOVED`, `OPENED`, `CLOSED` or `CANCELLED`
/// @param from the first day on which it could take place
/// @param by the last day on which it could take place
/// @param inspector subject of the inspector to whom it was assigned; left out when to nobody
/// @param day on which she would go; left out when none was set
/// @param ground why it was moved or cancelled; left out for other steps
/// @param doneBy subject of who did it
/// @param doneAt when, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanStep(
        String step, LocalDate from, LocalDate by, String inspector, LocalDate day, String ground, String doneBy, Instant doneAt) {}
