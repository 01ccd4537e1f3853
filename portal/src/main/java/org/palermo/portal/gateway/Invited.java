package org.palermo.portal.gateway;

/// What came of an invitation.
///
/// @param oneTimePassword to be handed over in person; null when a link was mailed, or when she has signed in already
public record Invited(Person person, String oneTimePassword, boolean mailed) {}
