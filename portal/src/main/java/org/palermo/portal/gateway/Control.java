package org.palermo.portal.gateway;

/// How figures were controlled for who may not read every record behind them.
///
/// @param k the smallest number of people that shows
/// @param period that they stand for, as in `2026-Q4`
/// @param figures that went through control
/// @param suppressed how many of them may not show
/// @param countedUntil the last day that is counted, in ISO 8601, where everything until then is; else null
public record Control(int k, String period, String countedUntil, int figures, int suppressed) {}
