package org.palermo.portal.gateway;

/// Disclosure control, which applies to figures for readers who may not read every record that is counted.
///
/// @param k the smallest number of people that a published figure may show
/// @param period the period of the figures, as in `2026-Q4`
/// @param figures how many figures were checked
/// @param suppressed how many of them are suppressed
/// @param countedUntil the last day that is counted (ISO 8601), when the figures count everything until then; otherwise null
public record DisclosureControl(int k, String period, String countedUntil, int figures, int suppressed) {}
