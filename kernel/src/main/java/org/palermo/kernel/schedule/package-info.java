/// The periodic jobs of a service are methods with `@Scheduled`. Most return a [ScheduledRun] and skip a run while the last
/// one still runs. The scheduler looks once a second; what must look more often (the sequencer, the bell) has a timer of its
/// own.
package org.palermo.kernel.schedule;
