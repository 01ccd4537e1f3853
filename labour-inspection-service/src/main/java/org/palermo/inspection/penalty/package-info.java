/// Penalties that an inspectorate imposes for violations, within the bounds of the catalogue.
///
/// {@link org.palermo.inspection.penalty.VisitPenalties} imposes penalties, {@link org.palermo.inspection.penalty.Penalties} has the other
/// operations, {@link org.palermo.inspection.penalty.Penalty} the rules of one penalty.
///
/// Invariants: a violation has at most one penalty that counts; an amount is within the bounds of the law of the day of the act, in minor
/// units; payments never come to more than what is owed; more time keeps the last day before it, and why.
package org.palermo.inspection.penalty;
