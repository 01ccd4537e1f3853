/// The person's requests about her own data, and the copy of everything that is held about her.
package org.palermo.referral.caserecord.rights;
