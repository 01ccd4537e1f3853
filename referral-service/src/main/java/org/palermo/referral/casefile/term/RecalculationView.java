package org.palermo.referral.casefile.term;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What changes when the terms of open files are recalculated with the current law and calendars.
///
/// @param scope the country or region that was computed
/// @param profile the code of the law profile
/// @param state `COUNTING` while open files are still being read: the figures are those so far, and `changes` is empty
/// @param read the number of open files that were read
/// @param files the total number of open files that change
/// @param clocks the number of changed files by term; one file may change in several
/// @param kept files that keep some terms, because somebody extended recovery to a fixed date
/// @param unclear files that do not change, because their history does not lead to their current stage
/// @param more whether more files change than are listed: apply these, then preview again
/// @param changes the first files, oldest first
@RegisterForReflection
public record RecalculationView(
        String scope, String profile, State state, long read, long files, List<Counted> clocks, long kept, long unclear, boolean more,
        List<FileChange> changes) {

    /// How far a preview is.
    @RegisterForReflection
    @Schema(name = "RecalculationState")
    public enum State { COUNTING, COUNTED }

    /// @param clock the term that was computed
    /// @param files how many case files have this term
    @RegisterForReflection
    @Schema(name = "RecalculatedClock")
    public record Counted(CaseTerm clock, long files) {}

    /// @param caseFile the id of the case
    /// @param reference that people use for the record
    /// @param terms the changed terms
    @RegisterForReflection
    @Schema(name = "RecalculatedCaseFile")
    public record FileChange(UUID caseFile, String reference, List<TermChange> terms) {}
}
