package org.palermo.local.sample;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/// Reads the source files of the sample, and writes its records.
final class Resources {
    private static final CSVFormat CSV = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(LocalDate.class, ToStringSerializer.instance))
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Resources() {}

    static List<CSVRecord> csv(String path) {
        try (var reader = new InputStreamReader(open(path), StandardCharsets.UTF_8)) {
            return CSV.parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read", e);
        }
    }

    static <T> T json(String path, TypeReference<T> type) {
        try (InputStream file = open(path)) {
            return JSON.readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read", e);
        }
    }

    static String line(Object sampleRecord) {
        try {
            return JSON.writeValueAsString(sampleRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream open(String path) {
        InputStream file = Resources.class.getClassLoader().getResourceAsStream(path);
        if (file == null) {
            throw new IllegalStateException("the launcher's jar lacks " + path);
        }
        return file;
    }
}
