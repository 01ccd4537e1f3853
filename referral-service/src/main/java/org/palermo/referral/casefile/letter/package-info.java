/// Letters on a case: the decision in words for the person, the confirmation of her status, and letters to a bank, landlord, employer,
/// school or health service. Those never say why: they contain no reason, stage, category or reference of a case.
///
/// {@link org.palermo.referral.casefile.letter.LetterTemplates} has the words, {@link org.palermo.referral.casefile.letter.Letters}
/// writes letters, and {@link org.palermo.referral.casefile.letter.KeptLetters} reads them and records what becomes of them.
package org.palermo.referral.casefile.letter;
