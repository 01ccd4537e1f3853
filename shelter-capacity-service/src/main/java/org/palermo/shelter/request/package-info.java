/// What coordinators of the mechanism's cases have asked for. A request stands open here until something is held for it; whoever
/// works on the case searches by it, and what is held then says for which request. It is forgotten when it is closed or its
/// nights are over.
///
/// An open request is also what shelters that could would be asked by, when no search finds a place.
package org.palermo.shelter.request;
