/// The published statistics of a country: the latest quarter's, or another's, as tables to read and files to take away.
package org.palermo.portal.statistics;
