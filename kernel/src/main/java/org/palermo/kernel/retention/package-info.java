/// Records are kept for a limited time: how long each kind is kept (data of the profile), who may keep one longer (a legal
/// hold), what would be erased (the dry run), and the job that erases it and records this in the audit.
///
/// Invariants: the job erases exactly the records that the dry run shows without a hold; a record and its audit entry are
/// written in one transaction; a legal hold and an erasure of the same record happen one after the other, and the second
/// sees the first.
package org.palermo.kernel.retention;
