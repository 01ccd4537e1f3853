package org.palermo.shelter.availability;

import java.util.List;

/// What a locked shelter has for a stay.
///
/// @param places for a family all places that are free for the whole stay, for other people as many beds as they need; by id
public record LockedVacancy(Vacancy vacancy, List<FreePlace> places) {}
