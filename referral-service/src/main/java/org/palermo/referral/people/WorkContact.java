package org.palermo.referral.people;

/// How a person is reached at work.
///
/// @param name the person's name
/// @param email the e-mail address of the account; null when it has none
public record WorkContact(String name, String email) {}
