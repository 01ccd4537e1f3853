/// What an inspector enters during a visit and afterwards: interviews, answers to checklists, who was there, corrections, and the move of
/// a record to another workplace.
package org.palermo.inspection.visit.record;
