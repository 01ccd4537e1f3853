package org.palermo.kernel.breakglass;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.problem.Problems;

/// Opens a record of another organisation in an emergency.
///
/// @param kind of record, as the audit calls it, e.g. `case_file`
/// @param reference that people use for the record; this or `record`, not both
/// @param record the id of the record
/// @param reason the kind of emergency
/// @param explanation for the reviewer, with at least ten letters, five of them different; stored encrypted
/// @param minutes how long the record is needed
@Schema(examples = """
        {"kind":"case_file","record":"01a216d3-038f-7d2b-921b-f8da4d9ecb56","reason":"RISK_TO_LIFE",\
        "explanation":"She called from a locked flat","minutes":60}""")
@RegisterForReflection
public record OpenBreakGlass(
        @NotNull @Pattern(regexp = "[a-z_]{1,40}") String kind,
        @Size(max = 40) String reference,
        UUID record,
        @NotNull BreakGlassReason reason,
        @NotBlank @Size(max = 2000) String explanation,
        @NotNull @Min(1) Integer minutes) {

    private static final int LETTERS = 10;
    private static final int DIFFERENT = 5;

    /// Checks everything that can be wrong with the request before anything is looked for, because a refusal must not show
    /// whether a record exists.
    ///
    /// @param longest minutes
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 403 for a person who may erase: such a person may erase every
    /// visible record
    void require(Actor actor, int longest) {
        if (actor.has(Role.DATA_PROTECTION_OFFICER)) {
            throw Problems.forbidden("break-glass", "officer", "An account that may erase records can't open one in an emergency.");
        }
        if ((reference == null) == (record == null)) {
            throw Problems.invalid("reference", "must be given, or record must be, and not both");
        }
        if (minutes > longest) {
            throw Problems.invalid("minutes", "must be at most " + longest);
        }
        requireWords();
        canonicalReference();
    }

    /// The explanation must be useful to a reviewer, in any script.
    private void requireWords() {
        List<Integer> said = explanation.codePoints().filter(Character::isLetterOrDigit).map(Character::toLowerCase).boxed().toList();
        if (said.size() < LETTERS || Set.copyOf(said).size() < DIFFERENT) {
            throw Problems.invalid("explanation", "must say why, in at least " + LETTERS + " letters, " + DIFFERENT + " of them different");
        }
    }

    /// @return null when the record is named by its id
    String canonicalReference() {
        return reference == null ? null : Reference.parse(reference)
                .orElseThrow(() -> Problems.invalid("reference", "must be a reference: a character is wrong or missing"));
    }
}
