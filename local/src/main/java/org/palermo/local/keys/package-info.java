/// The master keys of each service: files that only their owner can read, created once, rotated and retired by command.
/// None of this touches sealed data.
package org.palermo.local.keys;
