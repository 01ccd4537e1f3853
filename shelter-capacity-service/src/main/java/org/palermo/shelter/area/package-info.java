/// Areas: what a searcher is told of where a shelter is. Groups of adjoining regions with enough registered shelters of
/// enough operators, so that a name of an area never points at one house. Computed from what is registered, never from
/// tonight's vacancies, which would let a shelter be found by watching areas change.
package org.palermo.shelter.area;
