/// The operations of the suite, read from their published descriptions (`docs/api`, packed into the portal), and calls to them.
///
/// Pages declare which operation they use. What the operation takes and returns is said in its description and nowhere else.
package org.palermo.portal.api;
