/// Who may do what. Each operation declares it with {@link org.palermo.kernel.access.Allowed}, each limited field of an answer with
/// {@link org.palermo.kernel.access.ShownTo}. The declarations are collected when an application is built and enforced for every
/// request: roles before the body is read, fields while the answer is written, and kinds of organisation when the transaction opens.
/// `docs/access.md` is written from the same declarations.
///
/// Which records are in scope is enforced by the stores and by the policies of the database; the declaration says it in words.
///
/// Invariants: an operation without a declaration is closed to everybody; a limited field is left out unless the caller's request
/// shows it.
package org.palermo.kernel.access;
