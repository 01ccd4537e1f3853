package org.palermo.referral.casefile;

import java.time.LocalDate;
import java.util.UUID;

/// A decision that stands in a file, as far as telling her of it goes.
///
/// @param decidedOn the day in the jurisdiction
/// @param toldOn null while she was not told
/// @param latest whether none came after it
record MadeDecision(UUID id, Outcome outcome, LocalDate decidedOn, LocalDate toldOn, boolean latest) {}
