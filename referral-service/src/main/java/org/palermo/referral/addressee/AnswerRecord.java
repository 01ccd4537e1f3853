package org.palermo.referral.addressee;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.problem.Problems;

/// An answer to a record that is addressed to the caller's organisation.
///
/// @param answer whether the organisation takes its part, declines it, or says something
/// @param said the reason or the statement; it is sealed. Only an acceptance can be without
@Schema(examples = """
        {"answer":"DECLINED","said":"I speak none of her languages."}""")
@RegisterForReflection
public record AnswerRecord(@NotNull AddresseeAnswer answer, @Size(max = 4000) String said) {

    public AnswerRecord {
        said = said == null || said.isBlank() ? null : said.strip();
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400
    void check() {
        if (answer != AddresseeAnswer.ACCEPTED && said == null) {
            throw Problems.invalid("said", answer == AddresseeAnswer.DECLINED ? "must say why" : "must have the statement");
        }
    }
}
