/// The accounts of the people who use Palermo. An agency's administrator invites, gives roles, suspends and reviews within her own agency;
/// a mechanism administrator does so for any agency of the countries that she covers.
///
/// Names, addresses and passwords are stored in the identity provider; a {@link PersonRecord} stores decisions. Each decision is recorded
/// and audited in one transaction, then sent to the identity provider outside of any transaction, and repeated until that succeeds ({@link
/// IdentityProviderSync}). Each message contains the whole state, so a repeat changes nothing. A
/// message that may have overwritten a later decision is followed by that decision.
///
/// Invariants: agency, kind and regions of an account come from the register and are never chosen. A role must be allowed for the agency's
/// kind ({@link org.palermo.referral.people.agency.AgencyRoles}). Nobody gives herself a role. The last administrator of an agency cannot
/// be removed. A suspended subject is on the list of {@link org.palermo.referral.people.suspension.SuspendedSubjects} until none of its
/// tokens can be valid.
///
/// This package has the decisions on accounts and the reviews of access. The rest is in sub-packages:
///
/// - `agency`: what the register says of an agency, and the roles that its people may hold
/// - `identity`: accounts in the identity provider, through its admin API
/// - `credential`: what people do with their own passwords, second factors and recovery codes, for the audit
/// - `recovery`: the removal of a second factor that its person has lost
/// - `suspension`: the list of suspended subjects, for the gateway
/// - `watched`: the people whose accesses the audit records, and inquiries into these accesses
package org.palermo.referral.people;
