package org.palermo.referral.casefile.worklist;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// How many cases an export of the worklist would have.
///
/// @param cases the number of cases in the file
/// @param most the most cases that a file has
/// @param more whether the filters find more cases than that; the file then lacks the last ones of the order
@RegisterForReflection
public record ExportSize(int cases, int most, boolean more) {}
