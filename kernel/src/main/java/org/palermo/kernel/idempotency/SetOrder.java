package org.palermo.kernel.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Set;

/// Keeps a set in the order in which it was sent. In a hash set, the order of an enum's constants differs from process to
/// process. The same body, sent again to another instance or after a restart, would then have another hash and be refused
/// under its `Idempotency-Key`.
@Singleton
class SetOrder implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("sets-as-sent").addAbstractTypeMapping(Set.class, LinkedHashSet.class));
    }
}
