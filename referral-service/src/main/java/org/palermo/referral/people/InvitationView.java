package org.palermo.referral.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// The result of an invitation.
///
/// @param person the invited account
/// @param oneTimePassword shown only in this answer and never stored in clear; a repeated request creates a new one
/// @param mailed true when the identity provider mailed a link instead
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InvitationView(PersonView person, String oneTimePassword, boolean mailed) {}
