/// Complaints about recruitment agencies: an inspector takes them in, and only the chief inspector reads them and closes them with an
/// outcome.
package org.palermo.inspection.recruitment.complaint;
