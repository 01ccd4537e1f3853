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

/// Leaves limited fields out when an answer is written. All other fields keep Jackson's own writers. Which fields are
/// limited is decided once per record type, so only these fields cost time.
@Singleton
class LimitedFields implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("palermo-access").setSerializerModifier(new BeanSerializerModifier() {
            @Override
            public List<BeanPropertyWriter> changeProperties(SerializationConfig config,
                    BeanDescription bean, List<BeanPropertyWriter> fields) {
                return fields.stream().map(LimitedFields::limited).toList();
            }
        }));
    }

    private static BeanPropertyWriter limited(BeanPropertyWriter field) {
        ShownTo shown = field.getAnnotation(ShownTo.class);
        return shown == null ? field : new LimitedField(field, Set.of(shown.value()));
    }

    /// Outside of a request the field is left out, because there is no caller.
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
