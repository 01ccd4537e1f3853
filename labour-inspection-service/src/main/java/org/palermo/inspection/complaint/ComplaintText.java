package org.palermo.inspection.complaint;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// The sealed part of a complaint.
@RegisterForReflection
record ComplaintText(String place, String what, String from, String contact) {

    @Override
    public String toString() {
        return "ComplaintText[secret]";
    }
}
