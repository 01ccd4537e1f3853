package org.palermo.referral.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Replaces the roles of a person.
///
/// @param roles as tokens name them, e.g. `case-coordinator`
@Schema(examples = """
        {"roles":["case-coordinator","ngo"]}""")
@RegisterForReflection
public record GiveRoles(@NotEmpty @Size(max = 20) Set<@NotNull String> roles) {}
