/// Break-glass: somebody opens a record that is not hers because a life may hang on it. She says why and for how many
/// minutes; whose record it is, is told at once; everything that she then reads is in the audit under the access, and
/// somebody else reviews it when it is over.
///
/// - It opens for reading, never for writing, one record, for one person of one organisation.
/// - It ends at its instant without anybody doing anything: the database's policies ask `opened_records()`, which compares
///   with the transaction's time.
/// - Nobody of an immigration body opens anything, whatever roles she holds: the register decides, in the database.
/// - What somebody writes as explanation may name people. It is sealed, shown to her, to whose record it is and to auditors
///   alone, and goes when the person of the record is erased.
///
/// A service says by an {@link org.palermo.kernel.breakglass.OpenableRecords} which records can be opened, and lets them be
/// read by its own policies.
package org.palermo.kernel.breakglass;
