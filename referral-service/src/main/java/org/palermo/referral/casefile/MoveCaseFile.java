package org.palermo.referral.casefile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A step that is not a decision: `SUSPENDED` and back to the stage before, `RECONSIDERATION`, `TRANSITION`, `CLOSED`, `WITHDRAWN`,
/// `CLOSED_REFERRED`.
///
/// @param to the stage
/// @param reasons the reasons, or who takes over; required to suspend, to close and to refer on
/// @param askedBy who asks for reconsideration; only for that step
/// @param askedOn the date of that request, in the jurisdiction, not before the decision; today when left out
@Schema(examples = """
        {"to":"SUSPENDED","reasons":"She is abroad for a hearing"}""")
@RegisterForReflection
public record MoveCaseFile(@NotNull CaseFileStage to, @Size(max = 8000) String reasons, ReconsiderationAsker askedBy, LocalDate askedOn) {}
