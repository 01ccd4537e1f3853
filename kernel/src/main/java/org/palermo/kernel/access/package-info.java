/// Who may do what, said once per service in one table (an {@link org.palermo.kernel.access.AccessTable}) that enforces
/// itself: roles before the body of a request is read, fields while the answer is written, and which kinds of
/// organisation are served when the transaction opens. `docs/access.md` is written from the same tables.
///
/// Which records are in scope is enforced by the stores and by the policies of the database; the table says it in words.
///
/// Invariants: an operation without a row is closed to everybody; a limited field that no grant opens is left out.
package org.palermo.kernel.access;
