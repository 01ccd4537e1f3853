/// The records that protect the person: her consents, her guardian, how to reach her safely, her risks, and episodes in which she is
/// missing.
package org.palermo.referral.caserecord.protection;
