/// The published statistics of a country, for the latest or another quarter, as tables to read and files to download.
package org.palermo.portal.statistics;
