/// The daily digest: what is overdue, due and due soon in an agency's cases. Sent as a notice with a mail, and as an event to subscribers.
///
/// Invariants: it contains references and numbers, nothing about a person. It is sent once per country and local day, even when an instance
/// dies or two run. An agency with nothing due gets none.
package org.palermo.referral.digest;
