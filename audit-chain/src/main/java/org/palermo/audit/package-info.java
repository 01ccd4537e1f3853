/// The audit as bytes: which fields of an entry are hashed, how a link follows from the one before, what a checkpoint
/// signs, and how a chain is verified. Plain Java, so that verifying needs no service and no database.
package org.palermo.audit;
