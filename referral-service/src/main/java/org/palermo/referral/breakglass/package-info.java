/// Opening a case file of another organisation in an emergency. Which files, and what of them, is `casefile`'s.
package org.palermo.referral.breakglass;
