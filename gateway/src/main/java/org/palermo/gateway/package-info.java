/// The only door of the suite: every request from outside comes through here, and only what a row of [Route] names
/// goes further.
///
/// What a role may do is said once, in the service; the gateway asks only whether a route wants a token and whether
/// the token is one of ours. The token then travels on untouched and is never replaced by headers, so a service
/// trusts nothing that this process says about a caller.
///
/// The way of a request: [Door] refuses what is malformed, ambiguous or for another host ([OwnHosts]), finds the [Route],
/// has the token checked ([TokenCheck], [SuspendedSubjects]) and counted ([RateLimits], [Streams]); [IncomingBody] reads an
/// ordinary body within the [BodyBudget]; [Passage] takes it to its origin, or streams an import there, and streams the
/// answer back, with a body limit, deadlines and the origin's [Breaker] around it; [RequestHeaders] and [ResponseHeaders]
/// say what of a head passes. Whatever is refused is a [Problem].
///
/// Invariants: no header goes on, in either direction, before [HeaderSyntax] has seen it, no connection of an origin waits
/// for an ordinary body, nothing is held beyond the budget, no request is sent twice, no header about a caller comes from the
/// caller, the breaker counts no caller's doing, no detail of a failure reaches the outside, no personal data is logged.
package org.palermo.gateway;
