/// Everything that happened on a case, in one list, as far as the reader may see it.
package org.palermo.referral.casefile.timeline;
