/// What the directory lists, and how it is written.
package org.palermo.shelter.directory.entry;
