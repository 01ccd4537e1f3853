package org.palermo.portal.gateway;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/// Shows a code that a newer service sends, and this portal does not know, as unknown. The rest of the panel still shows.
@Singleton
class UnknownCodes implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper json) {
        json.enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE);
    }
}
