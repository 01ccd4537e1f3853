package org.palermo.referral.letter;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// A letter, to be printed. Not stored.
///
/// @param language BCP 47
@RegisterForReflection
public record LetterView(String language, String text) {}
