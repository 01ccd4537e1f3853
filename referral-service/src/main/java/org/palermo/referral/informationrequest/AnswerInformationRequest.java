package org.palermo.referral.informationrequest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Answers a request for information.
///
/// @param answer what the organisation knows; who works on the case and its authority read it
@RegisterForReflection
public record AnswerInformationRequest(@NotBlank @Size(max = 8000) String answer) {}
