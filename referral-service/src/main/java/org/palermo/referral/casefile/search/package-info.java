/// The search for the case files of a person.
package org.palermo.referral.casefile.search;
