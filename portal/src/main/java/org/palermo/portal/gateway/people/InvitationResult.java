package org.palermo.portal.gateway.people;

/// The result of an invitation.
///
/// @param oneTimePassword to hand over in person; null when a link was mailed or the person has already signed in
public record InvitationResult(Person person, String oneTimePassword, boolean mailed) {}
