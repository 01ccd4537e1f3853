package org.palermo.inspection.upload;

/// How far an upload has come.
enum UploadState {
    ARRIVING,
    /// Whole: an attachment.
    KEPT,
    /// It was not finished in time.
    ERASED
}
