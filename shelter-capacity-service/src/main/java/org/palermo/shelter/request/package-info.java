/// Accommodation requests of the mechanism's coordinators. A request stays open until something is held for it. People who work on
/// the case search by the request, and the hold then names the request. A request is deleted when it is closed or its nights are
/// over.
///
/// When no search finds a place, a broadcast to shelters can also be made for an open request.
package org.palermo.shelter.request;
