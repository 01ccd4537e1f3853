/// Reports suspected victims to the mechanism: as a referral, or as a notification without identity when an adult declines (A/75/289,
/// 53c).
///
/// Invariants: a person's identity is stored only in a JWE in the outbox, encrypted to the mechanism's key when the request arrives,
/// and erased after delivery. The identity of an adult who declines is not stored at all. Migration status has no field.
package org.palermo.inspection.report;
