/// The erasure of a person, on request or when the retention period is over, and what bars it.
package org.palermo.referral.casefile.erasure;
