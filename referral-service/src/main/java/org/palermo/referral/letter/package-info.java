/// Letters to an employer or a bank. They never say why: a letter contains no reason, stage, category or reference of a case.
package org.palermo.referral.letter;
