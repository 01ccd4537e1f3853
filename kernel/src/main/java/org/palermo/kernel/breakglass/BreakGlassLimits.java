package org.palermo.kernel.breakglass;

/// How many records one person may open in an emergency: alone, and after a second person has approved more. The numbers
/// come from the profile; a day is the last twenty-four hours.
///
/// @param approvalHours how long an approval is valid
public record BreakGlassLimits(int open, int perDay, int approvedOpen, int approvedPerDay, int approvalHours) {}
