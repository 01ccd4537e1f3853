/// The portal's view of the suite. It calls only the gateway, with the reader's own token, so the services decide what the
/// reader may see.
///
/// Answers are read into the portal's own records, which ignore unknown fields and read unknown codes as `UNKNOWN`. A
/// refusal, a missing record and a service that is away are values ([Answer]), never exceptions, so that a page still shows
/// the rest.
package org.palermo.portal.gateway;
