package org.palermo.referral.casefile;

/// Why somebody is taken as of another age than was said.
public enum AgeCorrection {
    /// She was said to be an adult, and her date of birth makes her a child.
    CHILD_BY_BIRTH,
    /// She was said to be a child, and her date of birth makes her an adult: nobody is asked in an import or an event, so her age is unsure.
    UNSURE_BY_BIRTH
}
