/// The question "is there a safe place, for these people, on these nights, in or near this area?" and its answer: opaque
/// offers of an area, never a name, an address, an exact count or a distance, from which a shelter could be found.
/// What {@link Vacancies} says is free is what a hold can get; both read the same rows.
package org.palermo.shelter.availability;
