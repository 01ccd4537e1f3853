/// The violations of labour law that a finding names, and the dated catalogue of violations, penalties and terms of appeal by country.
///
/// {@link org.palermo.inspection.violation.ViolationCatalogue} reads the files of `palermo/violations` at the start.
///
/// Invariants: the law of the day of the act applies. A recorded violation never changes, and keeps the statute as it was cited then; a
/// correction withdraws it whole, and keeps what it said.
/// Law that nobody has read is marked.
package org.palermo.inspection.violation;
