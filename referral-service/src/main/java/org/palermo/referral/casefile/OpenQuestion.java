package org.palermo.referral.casefile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.referral.casefile.term.DueState;

/// A request for information on a case that was not answered yet, as a clock: to whom, and until when.
///
/// @param to the organisation that was asked
/// @param askedAt when it was asked, in UTC
/// @param dueOn the last day to answer, in the jurisdiction
@RegisterForReflection
public record OpenQuestion(UUID id, UUID to, Instant askedAt, LocalDate dueOn, DueState due) {}
