/// Areas: the only location that a search reveals. An area is a group of adjoining regions with enough registered shelters of
/// enough operators, so that its name never identifies one shelter. Areas are computed from registered shelters, never from
/// tonight's vacancies: otherwise watching areas change would reveal a shelter.
package org.palermo.shelter.area;
