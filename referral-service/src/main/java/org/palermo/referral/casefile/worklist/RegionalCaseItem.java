package org.palermo.referral.casefile.worklist;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.term.DueState;

/// A case of a region, without anything of the person.
///
/// @param reference that people use for the record
/// @param stage where the case stands
/// @param referredAt when the person was referred, in UTC
/// @param dueOn the last day of the open duty in the jurisdiction's calendar, or null
/// @param due whether the open duty is in time, soon due or overdue
/// @param coordinatedBy the organisations whose case coordinators work on the case; empty when nobody does
/// @param placeWanted whether a place to sleep was asked for, and none is held or given
@RegisterForReflection
public record RegionalCaseItem(
        UUID id, String reference, String region, CaseFileStage stage, Instant referredAt, LocalDate dueOn, DueState due,
        List<UUID> coordinatedBy, boolean placeWanted) {}
