package org.palermo.inspection.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.visit.VisitKind;

/// A visit to add to the plan, for other components.
///
/// @param workplace its id
/// @param kind why; to everybody but the chief inspector a `COMPLAINT` is a planned visit
/// @param from the first day on which it may take place
/// @param by the last day on which it may take place
/// @param jointWith who goes with the inspectors; null is nobody
/// @param directive the order whose follow-up it is, or null
/// @param tip the tip from which it follows, or null; told to the chief inspector alone
public record PlanVisit(UUID workplace, VisitKind kind, LocalDate from, LocalDate by, List<JointWith> jointWith, UUID directive, UUID tip) {

    /// The codes to keep, each once.
    List<String> companions() {
        return JointWith.codes(jointWith);
    }
}
