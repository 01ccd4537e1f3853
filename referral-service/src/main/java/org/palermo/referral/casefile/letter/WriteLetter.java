package org.palermo.referral.casefile.letter;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// @param to who reads the letter
/// @param language the language of the letter, BCP 47, one of those of the country's templates; English when it is left out
/// @param issuer the name to sign with; it must not reveal what the organisation does
/// @param contact where the reader can ask; it must not reveal that either
@RegisterForReflection
public record WriteLetter(
        @NotNull Reader to, @Size(max = 35) String language, @NotBlank @Size(max = 200) String issuer,
        @NotBlank @Size(max = 200) String contact) {

    @Schema(name = "LetterReader")
    public enum Reader {
        EMPLOYER, BANK, LANDLORD, SCHOOL, HEALTH;

        LetterKind kind() {
            return LetterKind.valueOf(name());
        }
    }
}
