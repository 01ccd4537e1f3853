/// Who may do what. Each operation declares it with {@link org.palermo.kernel.access.Allowed}, and each limited field of an
/// answer with {@link org.palermo.kernel.access.ShownTo}. The declarations are collected when an application is built. They
/// are enforced in every request: roles before the body is read, kinds of organisation when the transaction opens, fields
/// while the answer is written. `docs/access.md` is generated from the same declarations.
///
/// The stores and the policies of the database enforce which records are in scope; the declaration only describes it.
///
/// Invariants: an operation without a declaration is closed to everybody; a limited field is left out unless the caller has
/// one of its roles.
package org.palermo.kernel.access;
