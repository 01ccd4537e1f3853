/// Complaints about workplaces. Only the chief inspector may know that there is one, from whom and about what
/// (C81 art. 15(c)). Nothing of this package is written to the audit or an event, because more people read those. The one notice is for the
/// chief inspector too, and says only that something waits for triage.
package org.palermo.inspection.complaint;
