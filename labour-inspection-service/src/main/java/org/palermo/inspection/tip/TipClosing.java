package org.palermo.inspection.tip;

/// Why a tip was closed.
public enum TipClosing {
    NOTHING_TO_DO,
    NOT_CREDIBLE,
    NOT_OURS,
    PASSED_ON,
    REPEATED,
    DONE;

    /// Whether it says nothing about what another inspectorate should do.
    boolean leavesItToOthers() {
        return this == NOT_OURS || this == PASSED_ON;
    }
}
