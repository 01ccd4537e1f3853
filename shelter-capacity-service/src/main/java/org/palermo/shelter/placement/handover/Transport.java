package org.palermo.shelter.placement.handover;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Who brings the people from the meeting point.
@Schema(name = "HandoverTransport")
public enum Transport {
    SHELTER_FETCHES,
    BROUGHT_BY_ASKER,
    PAID_TRANSPORT,
    POLICE_ESCORT
}
