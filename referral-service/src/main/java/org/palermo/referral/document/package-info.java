/// Documents on a case: an identity card, a medical report, a photograph, a statement.
///
/// {@link Documents} announces a document, and lists, reads and removes documents; {@link DocumentContents} receives and gives the files.
/// The competent authority of the case and its coordinators do all of it. A document is announced first and its file sent afterwards, so
/// that its name is in a sealed row and never in an address.
///
/// An organisation that is asked for information adds files to its answer ({@link AnswerFiles}, {@link AnswerFilesResource}). They are
/// documents of the case, which name the question; the organisation sees of them what it has sent.
///
/// {@link FileDeletions} deletes files that are no longer named; {@link FileCheck} compares files and rows once a day.
///
/// Invariants: name, reason, hash and bytes are sealed under the person's key; a kept document never changes; its file is on the disk
/// before the row says so; every file that is not named by a row is noted for deletion; an erasure of the person erases all documents;
/// under a legal hold on the case none is removed.
package org.palermo.referral.document;
