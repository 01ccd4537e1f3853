/// The audit as bytes: what of an entry is hashed, how a link follows from the one before, what a checkpoint signs, and
/// how a chain is verified with nothing but itself. Plain Java, so that whoever verifies needs no service and no database.
package org.palermo.audit;
