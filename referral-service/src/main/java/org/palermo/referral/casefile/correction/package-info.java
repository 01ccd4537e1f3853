/// Corrections of a person's data.
package org.palermo.referral.casefile.correction;
