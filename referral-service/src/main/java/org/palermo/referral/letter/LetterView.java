package org.palermo.referral.letter;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// A letter to print. It is not stored.
///
/// @param language BCP 47
@RegisterForReflection
public record LetterView(String language, String text) {}
