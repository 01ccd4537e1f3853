/// What a row means, and the case file that it becomes; and the other way round.
package org.palermo.referral.htcds.mapping;
