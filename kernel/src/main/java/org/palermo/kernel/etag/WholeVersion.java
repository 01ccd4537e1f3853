package org.palermo.kernel.etag;

/// A view that changes only with its record's version: it has no state that depends on the time, and no data of other
/// rows.
public interface WholeVersion extends Versioned {}
