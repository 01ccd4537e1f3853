package org.palermo.kernel.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Set;

/// A set that is read keeps the order in which it was sent. In a hash table the constants of an enum stand in another
/// order in each process, and a body that was sent again to another instance, or after a restart, would be another body
/// under the same `Idempotency-Key`.
@Singleton
class SetsAsSent implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("sets-as-sent").addAbstractTypeMapping(Set.class, LinkedHashSet.class));
    }
}
