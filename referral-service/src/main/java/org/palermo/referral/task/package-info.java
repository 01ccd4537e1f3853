/// Tasks of coordinators: what has to be done on a case, and by when.
///
/// {@link CaseTasks} adds tasks to a case and ends them, {@link OwnTasks} lists the open ones of all cases that a coordinator works on.
///
/// Invariants: a task belongs to the case, not to a person: whoever works on the case sees it and ends it, and a handover hands it over.
/// What has to be done is sealed under the person's key and erased with her.
package org.palermo.referral.task;
