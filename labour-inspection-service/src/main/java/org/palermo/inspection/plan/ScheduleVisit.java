package org.palermo.inspection.plan;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.text.PlainText;
import org.palermo.inspection.visit.VisitKind;

/// Plans a visit.
///
/// @param workplace the id of the workplace
/// @param kind why; a `COMPLAINT` is shown to everybody else as a planned visit
/// @param from the first day on which it may take place
/// @param by the last day on which it may take place; decides the quarter
/// @param jointWith who goes with the inspectors, or none
/// @param inspector subject of the inspector to whom it is assigned; nobody yet when omitted
/// @param day the day on which the inspector is to go; she chooses it when it is omitted
@RegisterForReflection
public record ScheduleVisit(
        @NotNull UUID workplace, @NotNull VisitKind kind, @NotNull LocalDate from, @NotNull LocalDate by,
        @Size(max = 4) List<@NotNull JointWith> jointWith,
        @Size(max = 120) @PlainText String inspector, LocalDate day) {}
