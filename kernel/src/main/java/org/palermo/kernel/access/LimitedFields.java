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
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;

/// Leaves limited fields out while an answer is written. Only those fields pay for it: all others are written by
/// Jackson's own writers, and which is which is decided once per record.
@Singleton
class LimitedFields implements ObjectMapperCustomizer {
    private final List<Limit> limits;

    LimitedFields(Instance<AccessTable> tables) {
        this.limits = tables.stream().flatMap(table -> table.limits().stream()).toList();
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("palermo-access").setSerializerModifier(new BeanSerializerModifier() {
            @Override
            public List<BeanPropertyWriter> changeProperties(SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> fields) {
                return fields.stream().map(LimitedFields.this::limited).toList();
            }
        }));
    }

    private BeanPropertyWriter limited(BeanPropertyWriter field) {
        return limits.stream()
                .filter(limit -> limit.view() == field.getMember().getDeclaringClass() && limit.field().equals(field.getName()))
                .<BeanPropertyWriter>map(limit -> new LimitedField(field, limit))
                .findFirst().orElse(field);
    }

    /// Nobody is shown it where there is no request that says who asks.
    private static final class LimitedField extends BeanPropertyWriter {
        private final transient Limit limit;

        LimitedField(BeanPropertyWriter field, Limit limit) {
            super(field);
            this.limit = limit;
        }

        @Override
        public void serializeAsField(Object view, JsonGenerator out, SerializerProvider provider) throws Exception {
            if (Grant.current().filter(grant -> grant.shows(limit)).isPresent()) {
                super.serializeAsField(view, out, provider);
            }
        }
    }
}
