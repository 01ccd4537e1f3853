package org.palermo.inspection.tip;

import jakarta.validation.groups.Default;

/// What is also required of a tip that an official types in, and not of one that a partner's system sends.
public interface TypedByOfficial extends Default {}
