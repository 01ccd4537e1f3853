/// Decisions of the competent authority, and when and how the person was told of them.
package org.palermo.referral.casefile.decision;
