package org.palermo.referral.casefile.letter;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// A letter about a request of the person.
///
/// @param language the language of the letter, BCP 47, one of those of the country's templates; when it is left out, that of the request
/// if there are words in it, else English
/// @param issuer the name to sign with
/// @param contact where the person can ask, such as a telephone number and an address
@RegisterForReflection
public record WriteAnswerLetter(@Size(max = 35) String language, @NotBlank @Size(max = 200) String issuer,
        @NotBlank @Size(max = 200) String contact) {}
