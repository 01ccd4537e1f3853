/// Checklists: numbered questions with typed answers, as versioned data. A visit names the checklist with its edition, so that its
/// answers keep their meaning when a later edition asks something else.
package org.palermo.inspection.checklist;
