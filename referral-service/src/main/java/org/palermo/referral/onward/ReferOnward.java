package org.palermo.referral.onward;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/// Refers a need or a case to another organisation.
///
/// @param kind whether one need is referred or the whole case
/// @param to the organisation in the register
/// @param need the record of the need, for a service referral; left out for a transfer
/// @param contact how the caller is reached, such as a telephone number at work; the organisation sees it once it has accepted. It says
/// nothing about the person
@RegisterForReflection
public record ReferOnward(
        @NotNull OnwardKind kind, @NotNull UUID to, UUID need,
        // The digest of a request of an earlier release must stay the same: what is left out is not in it.
        @JsonInclude(JsonInclude.Include.NON_NULL) @Size(max = 200) String contact) {}
