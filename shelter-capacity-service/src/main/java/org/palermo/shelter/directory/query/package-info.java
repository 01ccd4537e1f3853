/// The public answers: lists, single entries and streams, by the filters of HSDS.
package org.palermo.shelter.directory.query;
