package org.palermo.referral.mechanism.provider;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// What the register says of an organisation from now on.
///
/// @param name the name of the organisation
/// @param firstResponder whether it is designated to refer people
@RegisterForReflection
public record ChangeProvider(@NotBlank @Size(max = 300) String name, @NotNull Boolean firstResponder) {}
