package org.palermo.inspection.openrosa.phone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartFormTest {

    /// A photograph that is not kept must not be answered as if it were.
    @ParameterizedTest
    @ValueSource(strings = {"name=\"a\"; filename=1.jpg", "name=\"a\"; filename*=UTF-8''1.jpg", "name=\"a\";filename=\"1.jpg", "name=\"a\"; FileName = \"1.jpg\""})
    void invalid_400_a_file_whose_name_cannot_be_read(String disposition) {
        HttpProblem refused = assertThrows(HttpProblem.class, () -> form(disposition).next());
        assertEquals(400, refused.getStatusCode());
        assertTrue(refused.getParameters().get("violations").toString().contains("must name each file in quotes"), refused.getParameters().toString());
    }

    @Test
    void invalid_400_a_file_with_a_name_that_is_too_long() {
        assertThrows(HttpProblem.class, () -> form("name=\"a\"; filename=\"" + "x".repeat(301) + "\"").next());
    }

    @Test
    void a_file_and_a_field() throws IOException {
        MultipartForm.Part file = form("name=\"a\"; filename=\"1.jpg\"").next();
        assertEquals("1.jpg", file.file());
        assertArrayEquals(new byte[] {'x'}, file.content().readAllBytes());
        MultipartForm fields = form("name=\"filename\"");
        assertNull(fields.next().file());
        assertNull(fields.next());
    }

    private static MultipartForm form(String disposition) {
        String body = "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\nx\r\n--b--\r\n";
        return new MultipartForm(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), "multipart/form-data; boundary=b");
    }
}
