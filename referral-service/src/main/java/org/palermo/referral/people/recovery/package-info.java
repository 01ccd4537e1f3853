/// What happens when a person has lost her second factor and has no recovery code left: an administrator asks, another one decides, and
/// only then is the factor removed. Nobody sees or sets another's password or factor.
///
/// A decision is recorded and audited in one transaction. {@link org.palermo.referral.people.recovery.FactorRemovals} then has the identity
/// provider remove the factor and end the sessions, outside of any transaction, and repeats that until it succeeds. At the next sign-in the
/// person sets up a new factor, after her password.
///
/// Invariants: the person who asks, the person who decides and the owner of the factor are three people. A request that nobody decides ends
/// after a day. Until the sessions have ended, the gateway refuses the person's tokens.
package org.palermo.referral.people.recovery;
