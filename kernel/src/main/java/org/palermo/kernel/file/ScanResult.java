package org.palermo.kernel.file;

/// Whether a virus scanner has looked at a file before it was kept.
public enum ScanResult {
    /// The scanner found nothing.
    CLEAN,
    /// No scanner is configured: nobody has looked.
    NOT_CONFIGURED
}
