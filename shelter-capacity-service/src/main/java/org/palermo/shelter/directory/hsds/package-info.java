/// HSDS as it is published: its editions, the kinds of entry, and the schemas.
package org.palermo.shelter.directory.hsds;
