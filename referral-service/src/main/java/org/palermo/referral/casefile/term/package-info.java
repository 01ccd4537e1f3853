/// The terms that the law sets for a case file, and their recalculation when a law or calendar changes.
package org.palermo.referral.casefile.term;
