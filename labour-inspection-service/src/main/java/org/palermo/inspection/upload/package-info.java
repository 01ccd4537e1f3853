/// Files that a phone sends piece by piece and keeps sending where it stopped, by tus 1.0 (`creation`, `expiration`, `checksum`,
/// `termination`). A whole file is an attachment of a visit, or of a finding of the visit.
///
/// - {@link org.palermo.inspection.upload.UploadsResource} speaks the protocol, {@link org.palermo.inspection.upload.Uploads} has its
///   transactions.
/// - {@link org.palermo.inspection.upload.Attachments} lists and gives what is whole.
/// - {@link org.palermo.inspection.upload.FinishedUploads} is for other components, such as evidence.
///
/// Invariants: a piece is on the disk, sealed, before its offset is acknowledged; the bytes that were acknowledged are kept whatever
/// happens to the connection, the token or the service; nobody but the sender continues an upload.
package org.palermo.inspection.upload;
