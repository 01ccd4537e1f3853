/// The only door of the suite: every request from outside comes through here, and only what a row of [Route] names
/// goes further.
///
/// What a role may do is said once, in the service; the gateway asks only whether a route wants a token and whether
/// the token is one of ours. The token then travels on untouched and is never replaced by headers, so a service
/// trusts nothing that this process says about a caller.
///
/// The way of a request: [Door] refuses what is malformed or ambiguous, finds the [Route], has the token checked
/// ([TokenCheck], [SuspendedSubjects]) and counted ([RateLimits]); [Passage] streams it to its origin and the answer back, with a body
/// limit, deadlines and the origin's [Breaker] around it; [RequestHeaders] and [ResponseHeaders] close the holes of
/// the proxy library. Whatever is refused is a [Problem].
///
/// Invariants: nothing is buffered on its way, no request is sent twice, no header about a caller comes from the
/// caller, no detail of a failure reaches the outside, no personal data is logged.
package org.palermo.gateway;
