/// Compensation schemes as data, and who may have a claim under them. Eligibility never reads cooperation with police, seizure of
/// assets, exhausted remedies or the stage of a case (A/75/289, paragraph 53(g)): {@link org.palermo.referral.redress.Eligibility} gets
/// conditions and {@link org.palermo.referral.redress.Circumstances}, and neither can hold them. What a scheme demands of these is kept
/// apart, shown as out of line, and read by nothing.
package org.palermo.referral.redress;
