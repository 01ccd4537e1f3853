/// Statements on modern slavery: which laws oblige a company to publish one, what registers say of each, what it says by our own
/// questions, and what inspectors found along the supply chain.
///
/// Invariants: a row of a register's file is kept cell by cell and written back as it was read; a later file that says something else
/// keeps what the earlier one said; an answer never changes, and a later answer replaces it.
package org.palermo.inspection.statement;
