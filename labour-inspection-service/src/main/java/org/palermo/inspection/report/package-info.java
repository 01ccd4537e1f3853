/// A suspected victim becomes a referral to the mechanism, or a notification without identity when an adult declines
/// (A/75/289, 53c).
///
/// Invariants: who she is exists here only inside a JWE in the outbox, sealed to the mechanism's key in the moment in
/// which it is received and erased once delivered; of an adult who declines nothing is kept at all. Migration status
/// has no field.
package org.palermo.inspection.report;
