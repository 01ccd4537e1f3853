/// Placements: a shelter is asked to take in the people of a hold, answers before the hold ends, and reports what happens until
/// they leave. {@link PlacementVerb} is the one table of what is possible when. Every change locks the shelter's nights, then the
/// hold, then the placement, requires the version that the caller has seen, and is recorded as a step.
///
/// The request, its answer and the stay are in this package, next to the placement that they change. Package `handover`
/// says how the people reach the shelter and who learns its address.
package org.palermo.shelter.placement;
