/// What inspectors find on a visit, screened by the operational indicators, and the figures over it.
///
/// A finding and the report of its suspected victim are written in one transaction. The finding itself never holds who
/// she is.
package org.palermo.inspection.finding;
