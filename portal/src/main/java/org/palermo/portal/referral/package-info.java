/// A first responder refers a person, on a phone with an unreliable connection. Each page has a few questions and is saved
/// when it is sent. The referral can be sent at the end as often as needed, and is accepted once.
///
/// Invariants: A draft belongs to its author; no other account finds it. Stored input is sealed. When an adult declines,
/// nothing that identifies her is stored, and what was stored before is deleted in the same statement. A draft is sent under
/// its own id, and only while the service remembers that id. When the referral is accepted, the input is deleted and
/// replaced by the receipt.
package org.palermo.portal.referral;
