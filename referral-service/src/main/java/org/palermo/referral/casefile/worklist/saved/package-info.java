/// Filters of the worklist that a person saves for herself under a name. They hold codes, regions and days, never words to search for.
package org.palermo.referral.casefile.worklist.saved;
