package org.palermo.inspection.report;

/// Why somebody is reported as of another age than was said.
public enum AgeCorrection {
    /// She was said to be an adult, and her date of birth makes her a child.
    CHILD_BY_BIRTH,
    /// She was said to be a child, and her date of birth makes her an adult.
    UNSURE_BY_BIRTH
}
