package org.palermo.referral.letter;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// A letter to print. It is not stored.
///
/// @param language the language of the letter, BCP 47
/// @param text the whole letter
@RegisterForReflection
public record LetterView(String language, String text) {}
