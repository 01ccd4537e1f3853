/// What people do with their own passwords, second factors and recovery codes. They do it at the identity provider, which keeps its events
/// for thirty days; {@link org.palermo.referral.people.credential.CredentialEvents} reads them every half minute. The audit records each
/// once, in the name of the person and at the time of the identity provider.
///
/// The use of a recovery code has no event of its own: after each event of a person, the codes that she has left are compared with those
/// that she had before.
package org.palermo.referral.people.credential;
