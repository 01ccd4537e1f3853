package org.palermo.referral.informationrequest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The state of a request for information. An open request may be overdue, and can still be answered.
@Schema(name = "InformationRequestState")
public enum RequestState {
    OPEN,
    ANSWERED,
    WITHDRAWN
}
