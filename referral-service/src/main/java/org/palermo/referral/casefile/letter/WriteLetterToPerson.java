package org.palermo.referral.casefile.letter;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// @param kind the letter with a decision, or the confirmation of her status
/// @param decision for `DECISION`, which one; the latest of the case when it is left out
/// @param reasons for `DECISION`, the reasons in words for the person, in the language of the letter; required for a negative decision
/// @param language the language of the letter, BCP 47, one of those of the country's templates; when it is left out, the first of the
/// person's languages among these, else English
/// @param issuer the name of the authority, to sign with
/// @param contact where the person can ask, such as a telephone number and an address
@RegisterForReflection
public record WriteLetterToPerson(
        @NotNull Kind kind, UUID decision, @Size(max = 4000) String reasons, @Size(max = 35) String language,
        @NotBlank @Size(max = 200) String issuer, @NotBlank @Size(max = 200) String contact) {

    @Schema(name = "PersonLetterKind")
    public enum Kind { DECISION, STATUS }
}
