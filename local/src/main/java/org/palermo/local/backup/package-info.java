/// Backup and restore without an outage: one consistent cut through all databases, in one encrypted file, and back into
/// new databases that take the old ones' names only when all of them are whole.
///
/// Master keys are in no backup; data keys are, wrapped by them. What was erased since is erased again on the way back,
/// from a journal beside the backups, and after the profile's limit no backup is left that holds an erased key.
package org.palermo.local.backup;
