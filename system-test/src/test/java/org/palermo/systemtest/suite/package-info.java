/// The running suite as the journeys see it: an address, accounts and, if it runs on this machine, the processes and files
/// behind the gateway.
///
/// With `PALERMO_BASE_URL` the journeys run against a suite that was started elsewhere. They then stop nothing of it, and
/// skip whatever needs its processes, database or secrets, with a message. Without it they start their own suite.
package org.palermo.systemtest.suite;
