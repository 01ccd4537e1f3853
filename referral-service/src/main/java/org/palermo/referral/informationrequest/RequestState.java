package org.palermo.referral.informationrequest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where a request for information stands. An open one may be overdue, and can still be answered.
@Schema(name = "InformationRequestState")
public enum RequestState {
    OPEN,
    ANSWERED,
    WITHDRAWN
}
