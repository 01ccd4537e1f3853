/// Backup and restore without an outage: one consistent snapshot of all databases, in one encrypted file, and back into
/// new databases that take the old names only when all are complete.
///
/// Master keys are in no backup; data keys are, wrapped by master keys. A restore applies later erasures again, from a
/// journal beside the backups, and after the profile's limit no backup is left that contains an erased key.
package org.palermo.local.backup;
