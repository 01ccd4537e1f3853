/// The running suite as the journeys see it: an address, accounts and, where it runs on this machine, the processes
/// and files behind the door.
///
/// With `PALERMO_BASE_URL` the journeys run against a suite that is somebody else's: nothing of it is stopped, and
/// what needs its processes, its database or its secrets is skipped and says so. Without it they start their own.
package org.palermo.systemtest.suite;
