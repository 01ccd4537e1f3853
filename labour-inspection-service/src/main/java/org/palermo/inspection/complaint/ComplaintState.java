package org.palermo.inspection.complaint;

/// Whether the chief inspector has decided.
public enum ComplaintState {
    NEW,
    TRIAGED
}
