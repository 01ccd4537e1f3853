package org.palermo.inspection.indicator;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The person or people that a finding concerns.
///
/// A person whose age is unsure is treated as a child until it is known, so that doubt never costs a child her protection (Convention
/// of the Council of Europe, art. 10(3)): the strengths and the rule for children apply.
@Schema(name = "FindingSubject")
public enum Subject {
    ADULT,
    CHILD,
    UNSURE;

    public boolean asChild() {
        return this != ADULT;
    }
}
