/// Records have an end: how long each kind is kept (a profile's data), who may keep one longer (a legal hold), what would go
/// (the dry run), and the job that erases it and proves it in the audit.
///
/// Invariants: what the job takes is what the dry run shows without a hold; a record and its audit entry go in one
/// transaction; of a legal hold and an erasure of one record at the same time, the database lets one be first and the other
/// see it.
package org.palermo.kernel.retention;
