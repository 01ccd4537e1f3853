/// Referrals of persons to the mechanism: the consent rule, and the receipt for the sender.
package org.palermo.referral.casefile.referral;
