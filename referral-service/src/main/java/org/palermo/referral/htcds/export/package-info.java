/// Case files written in the formats of the standard.
package org.palermo.referral.htcds.export;
