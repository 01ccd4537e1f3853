package org.palermo.referral.task;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The state of a task.
@Schema(name = "CaseTaskState")
public enum TaskState {
    OPEN,
    DONE,
    CANCELLED
}
