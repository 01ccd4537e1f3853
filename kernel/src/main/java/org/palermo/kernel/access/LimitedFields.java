package org.palermo.kernel.access;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/// Leaves limited fields out while an answer is written. Only those fields pay for it: all others are written by
/// Jackson's own writers, and which is which is decided once per record.
@Singleton
class LimitedFields implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("palermo-access").setSerializerModifier(new BeanSerializerModifier() {
            @Override
            public List<BeanPropertyWriter> changeProperties(SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> fields) {
                return fields.stream().map(LimitedFields::limited).toList();
            }
        }));
    }

    private static BeanPropertyWriter limited(BeanPropertyWriter field) {
        ShownTo shown = field.getAnnotation(ShownTo.class);
        return shown == null ? field : new LimitedField(field, Set.of(shown.value()));
    }

    /// Nobody is shown it where there is no request that says who asks.
    private static final class LimitedField extends BeanPropertyWriter {
        private final transient Set<String> roles;

        LimitedField(BeanPropertyWriter field, Set<String> roles) {
            super(field);
            this.roles = roles;
        }

        @Override
        public void serializeAsField(Object view, JsonGenerator out, SerializerProvider provider) throws Exception {
            if (Grant.current().filter(grant -> grant.holdsAnyOf(roles)).isPresent()) {
                super.serializeAsField(view, out, provider);
            }
        }
    }
}
