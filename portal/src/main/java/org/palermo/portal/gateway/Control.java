package org.palermo.portal.gateway;

/// How figures were controlled for who may not read every record behind them.
///
/// @param k the smallest number of people that shows
/// @param period that they stand for, as in `2026-Q4`
/// @param figures that went through control
/// @param suppressed how many of them may not show
public record Control(int k, String period, int figures, int suppressed) {}
