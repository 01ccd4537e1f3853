package org.palermo.inspection.tip;

/// Why a tip was closed.
public enum TipClosing {
    NOTHING_TO_DO,
    NOT_CREDIBLE,
    NOT_OURS,
    PASSED_ON,
    REPEATED,
    DONE
}
