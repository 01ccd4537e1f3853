/// Links between two case files that may be of the same person.
package org.palermo.referral.casefile.link;
