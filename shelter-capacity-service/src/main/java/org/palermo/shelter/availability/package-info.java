/// Answers "is there a safe place, for these people, on these nights, in or near this area?" with opaque offers of an area. An
/// answer never contains a name, an address, an exact count or a distance, because they could reveal a shelter. A hold can get what
/// {@link Vacancies} reports as free, because both read the same rows.
package org.palermo.shelter.availability;
