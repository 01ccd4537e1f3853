/// The only entrance of the suite: every request from outside comes through the gateway, and only paths in the table of
/// [org.palermo.gateway.route.Route] go further.
///
/// The services decide what a role may do; the gateway checks only whether a route needs a token and whether the token is
/// valid. The token is passed on unchanged and never replaced by headers, so a service trusts no statement of this process
/// about a caller.
///
/// This package starts the gateway ([Gateway]) and receives every request ([RequestHandler]). Its packages, each of
/// which uses only packages above it:
///
/// | package | what is in it |
/// |---|---|
/// | `config` | the settings |
/// | `connection` | connections from outside, and the address of the caller |
/// | `route` | the route table: hosts, paths, origins, and which limits apply |
/// | `header` | which headers are valid, and which pass in either direction |
/// | `problem` | refusals, and the metrics and logs of requests |
/// | `origin` | connections to the origins, and their breakers |
/// | `limit` | rates, open streams, and the memory for bodies |
/// | `authentication` | tokens, sign-ins and guesses |
/// | `openapi` | the OpenAPI document of the suite, and the gateway's own pages |
/// | `proxy` | one request on its way to its origin and back, and suspended subjects |
///
/// The steps of a request: [RequestHandler] refuses what is malformed, ambiguous or for another host
/// ([org.palermo.gateway.route.OwnHosts]), finds the route, has the token checked
/// ([org.palermo.gateway.authentication.TokenCheck], [org.palermo.gateway.proxy.SuspendedSubjects]) and counted
/// ([org.palermo.gateway.limit.RateLimits], [org.palermo.gateway.limit.Streams]).
/// [org.palermo.gateway.proxy.ProxiedRequests] reads an ordinary body within the
/// [org.palermo.gateway.limit.BodyBudget], sends the request to its origin, or streams an import there, and streams the
/// answer back, with a body limit, deadlines and the origin's [org.palermo.gateway.origin.Breaker].
/// [org.palermo.gateway.header.RequestHeaders] and [org.palermo.gateway.header.ResponseHeaders] decide which headers pass.
/// Every refusal is a [org.palermo.gateway.problem.Problem].
///
/// Invariants: [org.palermo.gateway.header.HeaderSyntax] checks every header, in either direction, before it is passed on;
/// no connection of an origin waits for an ordinary body; nothing is held beyond the budget; no request is sent twice; no
/// header about a caller comes from the caller; the breaker never counts what a caller did; no detail of a failure reaches
/// the outside; no personal data is logged.
package org.palermo.gateway;
