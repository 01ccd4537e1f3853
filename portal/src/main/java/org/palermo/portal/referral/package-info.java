/// A first responder refers a person, on a phone whose line may die: a few questions a page, each saved when it is sent,
/// and the referral sent at the end as often as it takes and taken once.
///
/// Invariants: a draft is its writer's, and with anybody else's account there is none; what is saved is sealed; of an
/// adult who declines nothing that says who she is is saved, and what was is gone with the same statement; a draft is
/// sent under its own id for as long as the service remembers that id, and no longer; when it is taken, what was typed is
/// deleted and the receipt stands in its place.
package org.palermo.portal.referral;
