/// The rooms of a shelter and their sleeping places.
package org.palermo.shelter.register.place;
