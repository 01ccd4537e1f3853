/// Runs processes and keeps them running: one supervisor for each home (a lock that the kernel frees), child processes in
/// sessions of their own, restarts with back-off, an orderly stop, and a state file for the other commands.
///
/// A process is identified by pid and start time, never by pid alone.
package org.palermo.local.supervise;
