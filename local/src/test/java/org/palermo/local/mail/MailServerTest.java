package org.palermo.local.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailServerTest {

    @TempDir
    Path folder;

    private MailServer server;

    @BeforeEach
    void listens() throws IOException {
        server = MailServer.start(0, folder);
    }

    @AfterEach
    void stops() throws IOException {
        server.close();
    }

    @Test
    void a_mail_becomes_a_file_as_it_was_sent() throws IOException {
        try (var sender = new Sender()) {
            assertEquals("220", sender.answer());
            assertEquals(List.of("250", "250", "250", "354", "250", "221"), sender.say(
                    "EHLO keycloak", "MAIL FROM:<no-reply@palermo.invalid>", "RCPT TO:<ngo@palermo.invalid>", "DATA",
                    "Subject: A link\r\n\r\n..and a dot\r\n.", "QUIT"));
        }
        assertEquals(List.of("Subject: A link\r\n\r\n.and a dot\r\n"), mails());
    }

    @Test
    void two_mails_in_one_connection() throws IOException {
        try (var sender = new Sender()) {
            sender.answer();
            for (var i = 0; i < 2; i++) {
                assertEquals(List.of("250", "250", "354", "250"), sender.say("MAIL FROM:<a@b>", "RCPT TO:<c@d>", "DATA", "x\r\n."));
            }
        }
        assertEquals(List.of("x\r\n", "x\r\n"), mails());
    }

    @Test
    void a_mail_without_sender_and_recipient_is_refused() throws IOException {
        try (var sender = new Sender()) {
            sender.answer();
            assertEquals(List.of("503", "503", "250", "503", "502"),
                    sender.say("DATA", "RCPT TO:<c@d>", "MAIL FROM:<a@b>", "DATA", "STARTTLS"));
        }
        assertEquals(List.of(), mails());
    }

    @Test
    void a_mail_that_is_too_large_is_refused_and_the_next_is_stored() throws IOException {
        try (var sender = new Sender()) {
            sender.answer();
            var lines = ("x".repeat(1_000) + "\r\n").repeat(1_100);
            assertEquals(List.of("250", "250", "354", "552"), sender.say("MAIL FROM:<a@b>", "RCPT TO:<c@d>", "DATA", lines + "."));
            assertEquals(List.of("250", "250", "354", "250"), sender.say("MAIL FROM:<a@b>", "RCPT TO:<c@d>", "DATA", "y\r\n."));
        }
        assertEquals(List.of("y\r\n"), mails());
    }

    @Test
    void a_mail_that_breaks_off_is_not_stored() throws IOException {
        try (var sender = new Sender()) {
            sender.answer();
            sender.say("MAIL FROM:<a@b>", "RCPT TO:<c@d>", "DATA");
            sender.write("half of");
        }
        try (var sender = new Sender()) {
            assertEquals("220", sender.answer());
        }
        assertEquals(List.of(), mails());
    }

    /// Everything in the folder that is complete.
    private List<String> mails() throws IOException {
        try (var files = Files.list(folder)) {
            return files.peek(file -> assertTrue(file.toString().endsWith(".eml"), file.toString())).map(MailServerTest::read).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private final class Sender implements AutoCloseable {
        private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        private final BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));

        private Sender() throws IOException {
            socket.setSoTimeout(10_000);
        }

        private String answer() throws IOException {
            return in.readLine().substring(0, 3);
        }

        private List<String> say(String... lines) throws IOException {
            var answers = new java.util.ArrayList<String>();
            for (var line : lines) {
                write(line + "\r\n");
                answers.add(answer());
            }
            return answers;
        }

        private void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
