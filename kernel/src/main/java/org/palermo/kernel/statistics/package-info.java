/// Figures for people who may not read each record behind them.
///
/// A table is counted once in a period, goes through disclosure control ([org.palermo.kernel.disclosure]) together with
/// all earlier releases of its series, and is stored. Until the next period everybody gets these same figures, so neither
/// repeated requests nor requests before and after an event reveal anything. People who may read every counted record do
/// not get these figures: they see exact, present ones.
///
/// A *stock* (cases by stage) counts people who are in several releases, so each release is controlled together with all
/// earlier ones. A *flow* (requests of a week) counts other people in each period, so each release is controlled by
/// itself.
package org.palermo.kernel.statistics;
