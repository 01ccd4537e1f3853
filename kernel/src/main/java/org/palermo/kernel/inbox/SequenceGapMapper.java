package org.palermo.kernel.inbox;

import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// 409 with the expected number, so that the sender's relay goes back to it.
class SequenceGapMapper {

    @ServerExceptionMapper
    public RestResponse<Map<String, Long>> answer(SequenceGap gap) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CONFLICT, Map.of("expected", gap.expected()))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
