package org.palermo.referral.casefile.age;

/// Why the recorded age group differs from the stated one.
public enum AgeCorrection {
    /// Stated to be an adult, but a child by date of birth.
    CHILD_BY_BIRTH,
    /// Stated to be a child, but an adult by date of birth. An import and an event cannot ask the sender, so the age is unsure.
    UNSURE_BY_BIRTH
}
