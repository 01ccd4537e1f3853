/// Lists of case files by stage and term, and the figures of them.
package org.palermo.referral.casefile.worklist;
