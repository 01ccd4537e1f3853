/// Related persons of several case files: children with their mother, people of one event.
package org.palermo.referral.relation;
