/// Nothing is lost: people work while processes are killed, then a checker compares what they were told with what is stored.
/// The same checker examines a suite that was restored from a backup.
package org.palermo.systemtest.nothinglost;
