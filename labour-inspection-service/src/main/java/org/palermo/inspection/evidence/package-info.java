/// Evidence of a visit or a finding: photographs, documents, recordings.
///
/// {@link EvidenceFiles} announces evidence, and lists, reads, hands over and removes it; {@link EvidenceContents} receives and gives the
/// files. Evidence is announced first and its file sent afterwards, so that its name is in a sealed row and never in an address.
/// {@link AttachedEvidence} makes evidence of what a phone had sent: a copy, under the key of the evidence.
///
/// {@link FileDeletions} deletes files that are no longer named; {@link FileCheck} compares files and rows once a day;
/// {@link EvidenceRetention} ends what was kept long enough.
///
/// Invariants: name, description, place, hashes and bytes are sealed under a key of the evidence's own; kept evidence never changes; its
/// file is on the disk before the row says so; every file that is not named by a row is noted for deletion; each person who had it is
/// an entry that never changes; what was handed over, and what a legal hold keeps, is not removed.
package org.palermo.inspection.evidence;
