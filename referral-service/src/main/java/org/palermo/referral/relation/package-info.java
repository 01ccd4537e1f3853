/// Persons of several case files who belong together: children with their mother, people of one event.
package org.palermo.referral.relation;
