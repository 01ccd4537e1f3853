package org.palermo.kernel.breakglass;

/// How much one person opens in an emergency: by herself, and once a second person has approved more. Numbers of the
/// profile; a day is the last twenty-four hours.
///
/// @param approvalHours for how long an approval stands
public record GlassLimits(int open, int perDay, int approvedOpen, int approvedPerDay, int approvalHours) {}
