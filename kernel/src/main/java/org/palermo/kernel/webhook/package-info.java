/// An organisation's own system is told of what its notices tell, in the form of Standard Webhooks
/// (github.com/standard-webhooks/standard-webhooks): `webhook-id`, `webhook-timestamp`, `webhook-signature`, and a body with a
/// kind, an id and a reference, nothing of a person.
///
/// - Registered by the organisation's administrator, approved by a mechanism administrator, never the same person.
/// - Only to public addresses, by https, looked up and checked for each request; a redirect is a failure.
/// - In the order of the feed, at least once; the id is the notice's, so a repeat is known by it. Who was away is told
///   later, from where it stood, and can ask for all since an instant.
package org.palermo.kernel.webhook;
