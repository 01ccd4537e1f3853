package org.palermo.inspection.visit.record;

/// Who interpreted in an interview.
public enum Interpretation {
    NOT_NEEDED,
    QUALIFIED_INTERPRETER,
    INTERPRETER_BY_PHONE,
    INSPECTOR,
    CO_WORKER,
    EMPLOYER,
    FAMILY
}
