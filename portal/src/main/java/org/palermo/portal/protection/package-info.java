/// Seals the rows of the portal's database, so that a copy of the database reveals nothing. One configured secret yields a
/// key for each use. A value that is sealed for one row does not open in another.
package org.palermo.portal.protection;
