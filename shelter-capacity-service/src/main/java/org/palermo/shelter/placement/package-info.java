/// Placements: a shelter is asked to take in those for whom places are held, answers before the hold ends, and says what
/// becomes of them until they leave. {@link PlacementVerb} is the one table of what is possible when. Every change locks the
/// shelter's nights, then the hold, then the placement, names the version that it was decided on, and stands as a step.
package org.palermo.shelter.placement;
