/// The age group of a person, and the determinations of her age.
package org.palermo.referral.casefile.age;
