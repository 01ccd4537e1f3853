/// Figures that leave the database for somebody who may not read each record behind them.
///
/// A table is counted once in a period, goes through disclosure control ([org.palermo.kernel.disclosure]) together with
/// all earlier releases of its series, and is stored: until the next period everybody gets these same figures, so neither
/// asking again nor asking before and after an event tells anything. Who may read every record that is counted is not
/// served from here: she sees exact, present figures.
///
/// A *stock* (cases by stage) counts people who stand in several releases, so each release is controlled in the light
/// of all before it. A *flow* (what was asked for in a week) counts in each period others, so each stands alone.
package org.palermo.kernel.statistics;
