/// The law as data. No statutory number is a constant in code; each is in a profile with its article.
package org.palermo.referral.profile;
