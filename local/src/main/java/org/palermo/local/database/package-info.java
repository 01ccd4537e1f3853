/// PostgreSQL with its data on disk, one database for each service, two roles in each: the owner migrates, the user serves
/// and owns nothing. No service ever gets its owner's password.
package org.palermo.local.database;
