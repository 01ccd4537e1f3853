/// The master keys of each service: files that only their owner reads, made once, rotated and retired by command. Sealed
/// data is never touched by any of it.
package org.palermo.local.keys;
