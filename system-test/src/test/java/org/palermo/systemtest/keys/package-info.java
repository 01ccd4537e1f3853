/// The master keys of a running suite: rotated, lost and exchanged, and what users notice of it.
package org.palermo.systemtest.keys;
