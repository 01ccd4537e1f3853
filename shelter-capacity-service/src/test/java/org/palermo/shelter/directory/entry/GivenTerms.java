package org.palermo.shelter.directory.entry;

import java.util.UUID;

/// The ids of our own terms.
public final class GivenTerms {
    private GivenTerms() {}

    public static UUID category(String code) {
        return new PalermoTerm(PalermoTerm.Kind.CATEGORY, code).id();
    }
}
