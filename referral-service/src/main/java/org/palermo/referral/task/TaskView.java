package org.palermo.referral.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.etag.Versioned;
import org.palermo.referral.casefile.term.DueState;

/// A task on a case, for those who work on the case.
///
/// @param caseFile the id of the case file
/// @param reference of the case
/// @param what what has to be done
/// @param dueOn the last day to do it, in the jurisdiction of the case
/// @param due how near that day is; `NONE` once it has ended
/// @param status the state that it is in
/// @param agency the organisation of the person who added it
/// @param madeAt when it was added, in UTC
/// @param endedAt when it was done or cancelled, in UTC; left out while it is open
@Schema(name = "CaseTask")
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskView(
        UUID id, UUID caseFile, String reference, String what, LocalDate dueOn, DueState due, TaskState status, UUID agency, Instant madeAt,
        Instant endedAt, int version) implements Versioned {}
