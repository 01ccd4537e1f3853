/// Workplaces, entered by inspectors or imported from the lists that companies publish.
///
/// Invariants: every row of a list is imported, matched or refused with a reason, and its cells are kept as published;
/// two places are one only when country, words of the name and words of the address are all equal
/// ({@link Likeness}); what is merely alike is linked as a possible duplicate and never merged unseen.
package org.palermo.inspection.workplace;
