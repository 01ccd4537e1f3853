/// Compensation schemes as data, and eligibility under them. Eligibility never depends on cooperation with police, seizure of assets,
/// exhausted remedies or the stage of a case (A/75/289, paragraph 53(g)): {@link org.palermo.referral.redress.Eligibility} gets conditions
/// and {@link org.palermo.referral.redress.Circumstances}, and neither can contain them. A scheme's demands of that kind are stored
/// separately, shown as out of line, and used by nothing.
package org.palermo.referral.redress;
