/// Complaints about recruitment agencies: filed by the public or at a desk, and closed with an outcome.
package org.palermo.inspection.recruitment.complaint;
