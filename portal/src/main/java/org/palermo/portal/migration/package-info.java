/// Which databases a migration refuses. The migrations themselves are SQL files.
package org.palermo.portal.migration;
