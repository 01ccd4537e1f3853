/// Wage claims: what a worker is owed at a workplace. Hours and pay by spans of days, recruitment fees, the calculation with its working,
/// the statement for the worker, and what was paid back. Only their own inspectorate sees them.
///
/// - `law`: minimum wages and rules as data
/// - `fact`: hours, pay and fees of a claim
/// - `calculation`: works out what is owed
/// - `statement`: stores the calculations, and writes the statement for the worker
///
/// Invariants: nothing asks for residence or permits. The worker's name, label and date of birth are sealed under a key of the claim's
/// own. Amounts are in minor units; no floating point anywhere.
package org.palermo.inspection.wage;
