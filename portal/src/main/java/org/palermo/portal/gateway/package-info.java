/// The rest of the suite as the portal sees it: through the gateway only, with the person's own token, so that what
/// she may see is decided where it is always decided.
///
/// What a service answers is read into records of the portal's own, which ignore fields and name codes that they do
/// not know. That a service refuses, has nothing or is away is a value ([Answer]), never an exception: a page shows
/// the rest.
package org.palermo.portal.gateway;
