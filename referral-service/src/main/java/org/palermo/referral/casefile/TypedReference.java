package org.palermo.referral.casefile;

import org.palermo.kernel.id.Reference;
import org.palermo.kernel.problem.Problems;

/// A reference as somebody typed it or heard it on the phone.
public final class TypedReference {
    private TypedReference() {}

    /// @param field the name of the field, for the error
    /// @return the stored form
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when a character is wrong. The check is arithmetic on the input and says
    /// nothing about which references exist
    public static String canonical(String field, String written) {
        return Reference.parse(written)
                .orElseThrow(() -> Problems.invalid(field, "must be a correct reference: one of its characters is wrong"));
    }
}
