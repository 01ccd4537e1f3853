/// The accounts of the people who work here: an agency's administrator invites, gives roles, suspends and reviews, each
/// for her own agency; a mechanism administrator for any agency of the countries that she covers.
///
/// Names, addresses and passwords stay in the identity provider; a {@link PersonRecord} holds what was decided. Each
/// decision is recorded and audited in one transaction, then told to the identity provider outside of any; what it could
/// not be told is repeated until it has been ({@link Tellings}). What is told is the whole state, so a repeat changes
/// nothing.
///
/// Invariants: agency, kind and regions of an account are those of the agency in the register, never chosen; a role is
/// one that the agency's kind may hold ({@link AgencyRoles}); nobody gives herself a role; the last administrator of an
/// agency stays. Whoever is suspended stands on the list of {@link SuspendedSubjects} until no token of hers can live.
package org.palermo.referral.people;
