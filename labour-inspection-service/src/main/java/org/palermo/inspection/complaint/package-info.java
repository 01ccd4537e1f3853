/// Complaints about workplaces, and the wall around them: that there is one, from whom and about what is for the chief inspector alone
/// (C81 art. 15(c)). Nothing of this package is written to the audit, an event or a notice, because more people read those.
package org.palermo.inspection.complaint;
