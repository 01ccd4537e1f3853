package org.palermo.kernel.etag;

/// What is shown of a record, and nothing that changes without its version: no state by the clock, no count of other rows.
public interface WholeVersion extends Versioned {}
