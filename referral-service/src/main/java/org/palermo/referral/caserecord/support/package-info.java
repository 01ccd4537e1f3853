/// The records of the support plan: needs, equipment lent to the person, and her steps to a living of her own.
package org.palermo.referral.caserecord.support;
