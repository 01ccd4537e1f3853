package org.palermo.referral.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// What came of an invitation.
///
/// @param oneTimePassword shown this once and stored nowhere in the clear; the same request again makes a new one
/// @param mailed true when the identity provider has mailed a link instead
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InvitationView(PersonView person, String oneTimePassword, boolean mailed) {}
