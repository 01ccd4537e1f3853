/// The list of suspended subjects, which each gateway fetches every second to refuse their tokens.
package org.palermo.referral.people.suspension;
