/// The only entrance of the suite: every request from outside comes through the gateway, and only paths in the table of
/// [Route] go further.
///
/// The services decide what a role may do; the gateway checks only whether a route needs a token and whether the token is
/// valid. The token is passed on unchanged and never replaced by headers, so a service trusts no statement of this process
/// about a caller.
///
/// The steps of a request: [Door] refuses what is malformed, ambiguous or for another host ([OwnHosts]), finds the
/// [Route], has the token checked ([TokenCheck], [SuspendedSubjects]) and counted ([RateLimits], [Streams]).
/// [IncomingBody] reads an ordinary body within the [BodyBudget]. [Passage] sends the request to its origin, or streams an
/// import there, and streams the answer back, with a body limit, deadlines and the origin's [Breaker]. [RequestHeaders]
/// and [ResponseHeaders] decide which headers pass. Every refusal is a [Problem].
///
/// Invariants: [HeaderSyntax] checks every header, in either direction, before it is passed on; no connection of an origin
/// waits for an ordinary body; nothing is held beyond the budget; no request is sent twice; no header about a caller comes
/// from the caller; the breaker never counts what a caller did; no detail of a failure reaches the outside; no personal
/// data is logged.
package org.palermo.gateway;
