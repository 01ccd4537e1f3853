/// Sends an organisation's notices to its own system, in the form of Standard Webhooks
/// (github.com/standard-webhooks/standard-webhooks): `webhook-id`, `webhook-timestamp`, `webhook-signature`, and a body
/// with a kind, an id and a reference, nothing about a person.
///
/// - A webhook is registered by the organisation's administrator and approved by a mechanism administrator, never by the
///   same person.
/// - Requests go only to public addresses, by https, looked up and checked for each request; a redirect is a failure.
/// - Notices are sent in the order of the feed, at least once; the message has the notice's id, so a repeat can be
///   recognised. A receiver that was away continues where it stopped, and can ask for all notices since an instant.
package org.palermo.kernel.webhook;
