/// What keeps the rows of the portal's database to who may read them: one configured secret, and from it a key for each
/// use. What is sealed for one row opens in no other.
package org.palermo.portal.protection;
