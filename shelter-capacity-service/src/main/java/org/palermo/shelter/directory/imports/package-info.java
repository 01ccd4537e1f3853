/// Reading, checking and storing what another directory publishes.
package org.palermo.shelter.directory.imports;
