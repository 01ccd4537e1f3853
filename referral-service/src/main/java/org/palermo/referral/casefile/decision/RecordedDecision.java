package org.palermo.referral.casefile.decision;

import java.time.LocalDate;
import java.util.UUID;

/// A decision in a file, with what is needed to record that the person was told.
///
/// @param decidedOn the date in the jurisdiction
/// @param toldOn null while the person has not been told
/// @param latest whether it is the latest decision
public record RecordedDecision(UUID id, Outcome outcome, LocalDate decidedOn, LocalDate toldOn, boolean latest) {}
