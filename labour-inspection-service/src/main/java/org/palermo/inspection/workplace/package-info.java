/// Workplaces, registered by inspectors or imported from lists that companies publish.
///
/// - `change`: changes of one workplace
/// - `duplicate`: two records that may be one workplace
/// - `imports`: lists of workplaces
///
/// Invariants: every row of a list is imported, matched or refused with a reason, and its cells are kept as published. Two workplaces
/// are the same only when country, words of the name and words of the address are equal ({@link Likeness}). Workplaces that are only
/// similar are linked as possible duplicates, never merged automatically. What is recorded about a workplace keeps the id it was recorded
/// with and is read by `workplace_parts`, so that a merge can be undone; a record that was merged takes no new entries. Whoever has a
/// conflict of interest with a workplace writes nothing about it.
package org.palermo.inspection.workplace;
