package org.palermo.referral.letter;

import java.time.LocalDate;

/// All that a letter is made of.
///
/// @param issuer the name that the sender signs with, chosen so that it tells nothing
/// @param contact of the issuer
record LetterFacts(WriteLetter.Reader to, String name, String issuer, String contact, LocalDate writtenOn) {}
