package org.palermo.referral.casefile;

import org.palermo.kernel.id.Reference;
import org.palermo.kernel.problem.Problems;

/// A reference as somebody typed it or heard it on the phone.
final class WrittenReference {
    private WrittenReference() {}

    /// @param field that holds it
    /// @return as it is stored
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when a character is wrong: that is arithmetic on what was typed, and says nothing of what there is
    static String canonical(String field, String written) {
        return Reference.parse(written).orElseThrow(() -> Problems.invalid(field, "must fit its check symbol: a character is wrong"));
    }
}
