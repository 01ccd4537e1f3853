package org.palermo.kernel.etag;

/// A view of a record that changes.
public interface Versioned {

    /// The number of changes.
    int version();
}
