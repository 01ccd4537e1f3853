package org.palermo.inspection.upload;

/// How far an upload has come.
enum UploadState {
    ARRIVING,
    /// Whole: an attachment.
    KEPT,
    /// Its time was over, or a person removed it.
    ERASED
}
