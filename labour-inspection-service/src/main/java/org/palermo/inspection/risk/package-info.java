/// Where inspectors should go first: a score of each workplace that explains itself line by line, with weights as versioned data. It
/// reads neither complaints nor tips, nor why a visit was made, because its order is seen by more people than may know of those.
package org.palermo.inspection.risk;
