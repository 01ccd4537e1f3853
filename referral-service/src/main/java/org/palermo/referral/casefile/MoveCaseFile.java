package org.palermo.referral.casefile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A step that is no decision: `SUSPENDED` and back to the stage before, `RECONSIDERATION` asked, `TRANSITION`, `CLOSED`,
/// `WITHDRAWN`, `CLOSED_REFERRED`.
///
/// @param to the stage
/// @param reasons why, or who takes over; needed to suspend, to close and to refer on
/// @param askedBy who asks for reconsideration; with that alone
/// @param askedOn the day on which that was asked, in the jurisdiction, not before the decision; today when left out
@Schema(examples = """
        {"to":"SUSPENDED","reasons":"She is abroad for a hearing"}""")
@RegisterForReflection
public record MoveCaseFile(@NotNull CaseFileStage to, @Size(max = 8000) String reasons, Asker askedBy, LocalDate askedOn) {}
