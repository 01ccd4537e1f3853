package org.palermo.kernel.oversight;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;

/// A day on which a person has seen or changed records.
///
/// @param day in the time zone of the first country of the installation
/// @param accesses how many entries the audit has
/// @param records how many different records, also those that were only in a list
/// @param changes how many of the entries are about something other than reading
/// @param breakGlass how many of the entries are of a break-glass access
@RegisterForReflection
public record AccessDayView(LocalDate day, long accesses, long records, long changes, long breakGlass) {}
