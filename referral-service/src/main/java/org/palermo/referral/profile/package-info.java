/// The law as data. No statutory number is a constant in code; each stands in a profile with its article.
package org.palermo.referral.profile;
