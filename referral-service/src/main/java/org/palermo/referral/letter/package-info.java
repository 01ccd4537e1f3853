/// Letters to an employer or a bank. Nothing that goes there says why: what a letter is made of holds no reason, stage, category or
/// reference of a case.
package org.palermo.referral.letter;
