package org.palermo.kernel.statistics;

/// Tables of the same figures, period after period.
///
/// @param name as in `cases`; another one once categories are cut anew
/// @param country ISO 3166-1 alpha-2
public record Series(String name, String country) {}
