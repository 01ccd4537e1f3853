/// Break-glass: a person opens a record of another organisation because a life may depend on it. This person gives a reason and a
/// number of minutes; the record's organisation is told at once; the audit records each read with the access, and another
/// person reviews the access after its end.
///
/// - An access allows reading, never writing, of one record by one person of one organisation.
/// - It ends at its instant without any job: the database's policies call `opened_records()`, which compares with the
///   transaction's time.
/// - Nobody of an immigration body can open a record, whatever their roles: the register decides, in the database.
/// - The explanation may name people. It is sealed, shown only to its writer, the record's organisation and auditors, and
///   erased when the person of the record is erased.
///
/// A service provides an {@link org.palermo.kernel.breakglass.OpenableRecords} for each kind of record that can be opened,
/// and its own policies allow reading an opened one.
package org.palermo.kernel.breakglass;
