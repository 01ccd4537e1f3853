/// Filters of the worklist that a person keeps for herself under a name. They hold codes and regions, never a word that is searched.
package org.palermo.referral.casefile.worklist.saved;
